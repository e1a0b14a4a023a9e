import { beforeEach, describe, expect, it, vi } from "vitest";
import type { TodayLine, TodayList, TodayView } from "@/ipc";

const { commands } = vi.hoisted(() => ({ commands: { today: vi.fn() } }));
vi.mock("@/ipc", async (original) => ({ ...(await original<typeof import("@/ipc")>()), commands }));
const { rowsOf, sumsOf, useToday } = await import("../useToday");

const list = (name: TodayList["name"], word: string, ...codes: string[]): TodayList => ({
  name,
  word,
  total: codes.length,
  lines: codes.map((code) => ({ line: { code } }) as TodayLine),
});
const view = (...lists: TodayList[]): TodayView =>
  ({ lists, to_confirm: 0, slips_total: 0 }) as unknown as TodayView;

beforeEach(() => vi.resetAllMocks());

describe("sumsOf", () => {
  it("shows 超期, 临期 and 待核查 always, the others where there is something", () => {
    const lists = [
      list("overdue", "超期"),
      list("near", "临期"),
      list("verify", "待核查"),
      list("close", "待销号"),
    ];
    expect(sumsOf(view(...lists)).map((sum) => sum.word)).toEqual(["超期", "临期", "待核查"]);
    const more = { ...view(...lists), to_confirm: 5, slips_total: 2 };
    expect(sumsOf(more).map((sum) => sum.word)).toEqual(["超期", "临期", "待核查", "待确认", "回执未回"]);
  });
});

describe("useToday", () => {
  it("goes on with what took the place of a row that was dealt with", async () => {
    const { focused, load, move, waiting } = useToday();
    commands.today.mockResolvedValue(view(list("overdue", "超期", "1", "2", "3")));
    await load();
    expect(focused.value).toBe("overdue 1");
    move(1);
    commands.today.mockResolvedValue(view(list("overdue", "超期", "1", "3")));
    await load();
    expect(focused.value).toBe("overdue 3");
    expect(waiting.value).toBe(2);
  });

  it("keeps an item that stands in two lists apart", () => {
    const keys = rowsOf(view(list("near", "临期", "7"), list("verify", "待核查", "7"))).map((row) => row.key);
    expect(new Set(keys).size).toBe(2);
  });
});
