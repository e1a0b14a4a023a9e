import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ItemLine, ItemPageView, ItemQueryForm } from "@/ipc";

const { commands } = vi.hoisted(() => ({ commands: { items: vi.fn(), meetings: vi.fn() } }));
vi.mock("@/ipc", async (original) => ({ ...(await original<typeof import("@/ipc")>()), commands }));
const { useItems } = await import("../useItems");

const ledgerOf = (total: number) => {
  const all = Array.from({ length: total }, (_, n) => ({ code: `2026-${n}`, meeting: null }) as ItemLine);
  return (query: ItemQueryForm): Promise<ItemPageView> =>
    Promise.resolve({
      lines: all.slice(query.offset, query.limit ? (query.offset ?? 0) + query.limit : undefined),
      total,
      all: total,
      tally: [0, 0, total, 0, 0],
    });
};
beforeEach(() => {
  vi.resetAllMocks();
  commands.meetings.mockResolvedValue([]);
});

describe("useItems", () => {
  it("shows the first lines of a large ledger before it has asked for the others, and ends with all", async () => {
    const { load, lines } = useItems();
    const ledger = ledgerOf(9_000);
    const seen: number[] = [];
    commands.items.mockImplementation((query: ItemQueryForm) => {
      seen.push(lines.value.length);
      return ledger(query);
    });
    await load();
    expect(seen).toEqual([0, 500, 2_500, 7_500]);
    expect(new Set(lines.value.map((line) => line.code)).size).toBe(9_000);
  });

  it("keeps what is shown until all is there when it is only brought up to date", async () => {
    const { load, refresh, lines } = useItems();
    commands.items.mockImplementation(ledgerOf(3_000));
    await load();
    const ledger = ledgerOf(3_001);
    const seen = new Set<number>();
    commands.items.mockImplementation((query: ItemQueryForm) => {
      seen.add(lines.value.length);
      return ledger(query);
    });
    await refresh();
    expect([...seen].filter((count) => count < 3_000)).toEqual([]);
    expect(lines.value).toHaveLength(3_001);
  });

  it("drops the bands of a question that was overtaken", async () => {
    const { load, narrow, lines } = useItems();
    commands.items.mockImplementation(ledgerOf(3_000));
    const first = load();
    commands.items.mockImplementation(ledgerOf(2));
    narrow({ search: "水库" });
    await first;
    await vi.waitFor(() => expect(lines.value).toHaveLength(2));
  });
});
