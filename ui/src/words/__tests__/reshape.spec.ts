import { describe, expect, it } from "vitest";
import type { ItemLine } from "@/ipc";
import { noItem, partOf, targetsFor } from "../reshape";

const line = (code: string, title: string, state = "assigned", lead: string[] = []): ItemLine =>
  ({ code, title, state, lead }) as ItemLine;
const lines = [
  line("2026-001", "整治小型水库", "in-progress", ["市水利局"]),
  line("2026-002", "检修泵站"),
  line("2026-003", "编制方案", "closed"),
  line("2026-004", "旧事项", "terminated"),
];

describe("targetsFor", () => {
  it.each([
    [null, "", ["2026-001", "2026-002"]],
    ["2026-001", "", ["2026-002"]],
    [null, "水利", ["2026-001"]],
    [null, "002", ["2026-002"]],
    [null, "编制", []],
  ])("offers beside %s for “%s” %j", (own, words, codes) => {
    expect(targetsFor(lines, own, words).map((one) => one.code)).toEqual(codes);
  });
});

describe("partOf", () => {
  it("begins with the whole's departments and limits, which it can lose without the whole losing them", () => {
    const whole = { ...noItem(), lead: ["市水利局"], joint: ["市住建局"], deadlines: ["6月底前"] };
    const part = partOf(whole, "检修泵站");
    expect(part).toMatchObject({ title: "检修泵站", lead: ["市水利局", "市住建局"], deadlines: ["6月底前"] });
    part.deadlines.pop();
    expect(whole.deadlines).toEqual(["6月底前"]);
  });
});
