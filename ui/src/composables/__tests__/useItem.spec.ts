import { describe, expect, it, vi } from "vitest";

vi.mock("@/ipc", () => ({ commands: {}, errorOf: (thrown: unknown) => thrown }));
const { seatOf } = await import("../useItem");

describe("an item's place in its list", () => {
  const codes = ["2026-037", "2026-038", "2026-039"];
  it.each([
    ["first", "2026-037", { place: 1, count: 3, previous: null, next: "2026-038" }],
    ["between", "2026-038", { place: 2, count: 3, previous: "2026-037", next: "2026-039" }],
    ["last", "2026-039", { place: 3, count: 3, previous: "2026-038", next: null }],
    ["not in it", "2026-040", null],
  ])("%s", (_, code, seat) => {
    expect(seatOf(code, codes)).toEqual(seat);
  });
});
