import { describe, expect, it } from "vitest";
import type { RepairView } from "@/ipc";
import { shiftsOf } from "../useMargin";
import { originalPieces } from "../useOriginal";
import { matches } from "../usePalette";
import { timeLeft } from "../useProgress";

describe("numbers in the margin", () => {
  it("move aside only where they stand on one line, the first outermost", () => {
    expect(shiftsOf([0, 29, 58])).toEqual([0, 0, 0]);
    expect(shiftsOf([10, 10, 10, 68])).toEqual([52, 26, 0, 0]);
    expect(shiftsOf([])).toEqual([]);
  });
});

describe("the original", () => {
  const repair = (start: number, original: string, doubtful = false): RepairView => ({
    number: start,
    verdict: "open",
    place: { start, end: start + 1 },
    original,
    repaired: "",
    kind: "blanks",
    doubtful,
  });

  it("is whole, with the repaired places in order", () => {
    const pieces = originalPieces("甲 乙丙 丁", [repair(4, "丙 丁"), repair(0, "甲 乙")]);
    expect(pieces.map((p) => p.text).join("")).toBe("甲 乙丙 丁");
    expect(pieces.filter((p) => p.repair).map((p) => p.text)).toEqual(["甲 乙", "丙 丁"]);
  });

  it("leaves unmarked what is not found", () => {
    expect(originalPieces("甲乙", [repair(0, "丙")])).toEqual([{ text: "甲乙", repair: null }]);
  });

  it("marks the places inside a repaired paragraph, not the paragraph", () => {
    const paragraph = { ...repair(0, "擴(kuò)大會議"), place: { start: 0, end: 4 } };
    const pieces = originalPieces("擴(kuò)大會議", [paragraph, repair(0, "擴(kuò)")]);
    expect(pieces.map((p) => [p.text, p.repair !== null])).toEqual([
      ["擴(kuò)", true],
      ["大會議", false],
    ]);
  });

  it("does not mark the same letters far from where they were repaired", () => {
    const far = "甲".repeat(500) + "丙";
    expect(originalPieces(far, [repair(0, "丙")])).toEqual([{ text: far, repair: null }]);
  });
});

describe("finding", () => {
  it("takes words in any order", () => {
    expect(matches("市委常委会第12次会议", "12 常委会")).toBe(true);
    expect(matches("市委常委会第12次会议", "政府")).toBe(false);
    expect(matches("任何", "")).toBe(true);
  });
});

describe("time left", () => {
  it("is rounded to what a person would say", () => {
    expect(timeLeft(2_000, 0, 100)).toBe("");
    expect(timeLeft(2_000, 10, 100)).toBe("大约还要20秒");
    expect(timeLeft(10_000, 10, 100)).toBe("大约还要2分钟");
    expect(timeLeft(2_000, 90, 100)).toBe("马上就好");
  });
});
