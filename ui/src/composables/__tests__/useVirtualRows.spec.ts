import { describe, expect, it } from "vitest";
import { pushedBy, rowAt, scrollTo, topsOf, windowOf } from "../useVirtualRows";

// A head of 30, three rows of 28, a head of 30, two rows of 28: 200 in all.
const tops = topsOf([30, 28, 28, 28, 30, 28, 28], (height) => height);

describe("the virtual list", () => {
  it("knows where each row begins and how high the whole is", () => {
    expect([...tops]).toEqual([0, 30, 58, 86, 114, 144, 172, 200]);
  });

  it.each([
    ["above the list", -10, 0],
    ["on the first pixel of a row", 58, 2],
    ["on the last pixel of a row", 57.9, 1],
    ["below the list", 999, 6],
  ])("finds the row %s", (_, y, row) => {
    expect(rowAt(tops, y)).toBe(row);
  });

  it("draws what is in sight and a few beyond, never outside the list", () => {
    expect(windowOf(tops, 60, 30, 0)).toEqual({ from: 2, to: 4 });
    expect(windowOf(tops, 60, 30, 1)).toEqual({ from: 1, to: 5 });
    expect(windowOf(tops, 0, 5_000, 8)).toEqual({ from: 0, to: 7 });
    expect(
      windowOf(
        topsOf([], () => 28),
        0,
        500,
        8,
      ),
    ).toEqual({ from: 0, to: 0 });
  });

  it("draws a few dozen rows of a hundred thousand", () => {
    const many = topsOf(Array.from({ length: 100_000 }), () => 28);
    const { from, to } = windowOf(many, 1_400_000, 640, 8);
    expect(from).toBe(50_000 - 8);
    expect(to - from).toBeLessThan(48);
  });

  it("scrolls no further than it must, and keeps a row clear of the head that sticks", () => {
    expect(scrollTo(tops, 2, 0, 100, 30)).toBe(0);
    expect(scrollTo(tops, 6, 0, 100, 30)).toBe(100);
    expect(scrollTo(tops, 2, 120, 80, 30)).toBe(28);
    expect(scrollTo(tops, 0, 120, 80, 0)).toBe(0);
  });

  it("lets the next head push the one that sticks", () => {
    expect(pushedBy(114, 60, 30)).toBe(0);
    expect(pushedBy(114, 100, 30)).toBe(-16);
    expect(pushedBy(undefined, 100, 30)).toBe(0);
  });
});
