import { describe, expect, it } from "vitest";
import type { ItemLine } from "@/ipc";
import { manyWords, selectionWords, shortCode, shortNumber, splitNames } from "../items";

const line = (light: ItemLine["light"], ...lead: string[]) => ({ light, lead }) as ItemLine;

describe("the batch bar's words", () => {
  it.each([
    ["all late", [line("red", "市水利局"), line("red", "市教育局")], "2个牵头单位，均已超期"],
    [
      "some late, some near",
      [line("red", "市水利局"), line("amber", "市水利局"), line("green")],
      "1个牵头单位，超期1件，临期1件",
    ],
    ["all in good time", [line("green", "市水利局")], "1个牵头单位"],
    ["no lead named", [line("grey")], "没有写明牵头单位"],
  ])("%s", (_, lines, said) => {
    expect(selectionWords(lines)).toBe(said);
  });
});

describe("short forms", () => {
  it("leave out this year, the other departments, and the office's own word", () => {
    expect(shortCode("2026-055", "2026-06-11")).toBe("055");
    expect(shortCode("2025-031", "2026-06-11")).toBe("2025-031");
    expect(manyWords(["市水利局"])).toBe("市水利局");
    expect(manyWords(["市水利局", "市财政局", "各县区"])).toBe("市水利局等3个");
    expect(manyWords([])).toBe("");
    expect(shortNumber("云督办〔2026〕37号")).toBe("〔2026〕37号");
  });
});

describe("a list of names", () => {
  it.each([
    ["市水利局、市财政局，市教育局", ["市水利局", "市财政局", "市教育局"]],
    ["各县（市、区），市直各单位", ["各县（市、区）", "市直各单位"]],
    ["各县(市、区)、各有关部门；", ["各县(市、区)", "各有关部门"]],
    [" \n", []],
  ])("%s", (words, names) => {
    expect(splitNames(words)).toEqual(names);
  });
});
