import { describe, expect, it, vi } from "vitest";
import { shallowRef } from "vue";
import type { MeetingView, RepairView } from "@/ipc";
import { inOrder, kindWord, useRepairs, visible } from "../useRepairs";
import { meeting } from "./sample";

const repair = (number: number, more: Partial<RepairView> = {}): RepairView => ({
  number,
  verdict: "open",
  place: { start: number * 10, end: number * 10 + 2 },
  original: "擴(kuò)",
  repaired: "扩",
  kind: "pinyin",
  doubtful: false,
  ...more,
});
const opened = (...repairs: RepairView[]) => {
  const shown = shallowRef<MeetingView | null>(meeting({ repairs }));
  const put = (number: number, verdict: RepairView["verdict"]) =>
    (shown.value = meeting({
      repairs: shown.value!.repairs.map((one) => (one.number === number ? { ...one, verdict } : one)),
    }));
  const take = vi.fn(async (step: Parameters<Parameters<typeof useRepairs>[1]>[0]) => {
    if (step.kind === "accept-repairs") step.repairs.forEach((number) => put(number, "accepted"));
    if (step.kind === "undo-repair") put(step.repair, "undone");
    return true;
  });
  return { take, ...useRepairs(shown, take) };
};

describe("repairs", () => {
  it("stand doubts first, then in reading order", () => {
    const order = inOrder([repair(2), repair(1), repair(3, { doubtful: true })]);
    expect(order.map((one) => one.number)).toEqual([3, 1, 2]);
  });

  it("show blanks, and say where nothing is left", () => {
    expect(visible("2015 年")).toBe("2015␣年");
    expect(visible("全\n市")).toBe("全↵市");
    expect(visible("")).toBe("无");
  });

  it("are called by what was wrong, and a doubt is called a doubt", () => {
    expect(kindWord(repair(1))).toBe("注音");
    expect(kindWord(repair(1, { kind: "wrapped" }))).toBe("断行");
    expect(kindWord(repair(1, { doubtful: true }))).toBe("存疑");
  });
});

describe("useRepairs", () => {
  it("goes on to the next that waits, and around to the first", async () => {
    const { accept, move, current } = opened(repair(0), repair(1), repair(2));
    move(1);
    await accept();
    expect(current.value?.number).toBe(2);
    await accept();
    expect(current.value?.number).toBe(0);
  });

  it("takes an accepted one back, and does not ask twice", async () => {
    const { undo, take, current } = opened(repair(0, { verdict: "accepted" }));
    await undo();
    await undo(current.value ?? undefined);
    expect(take.mock.calls).toEqual([[{ kind: "undo-repair", repair: 0 }]]);
  });

  it("accepts all that wait at once", async () => {
    const { acceptAll, take, waiting } = opened(repair(0, { verdict: "undone" }), repair(1), repair(2));
    await acceptAll();
    expect(take).toHaveBeenCalledWith({ kind: "accept-repairs", repairs: [1, 2] });
    expect(waiting.value).toEqual([]);
  });
});
