import { describe, expect, it } from "vitest";
import { coverageParts, coverageWords, decisionsLeft } from "../useCoverage";
import { directive, at, meeting } from "./sample";

describe("coverage", () => {
  it("leaves out what no sentence is in, and says the rest in its fixed order", () => {
    expect(coverageWords(coverageParts(meeting()))).toBe("待确认3句，背景3句，未归类1句");
  });

  it("says 已定 once a directive was dismissed, for it was not confirmed", () => {
    const coverage = { sentences: 1, decided: 1, open: 0, background: 0, unclassified: 0 };
    const place = at("二要办好赛事。");
    expect(coverageParts({ ...meeting(), coverage })[0]?.word).toBe("已确认");
    const dismissed = [directive("games", place, { decision: "dismissed", dismissed_because: "重复" })];
    expect(coverageParts({ ...meeting(), coverage, directives: dismissed })[0]?.word).toBe("已定");
  });

  it("counts decisions, not sentences, as what is left", () => {
    expect(decisionsLeft(meeting())).toBe(3);
    expect(decisionsLeft(meeting({ directives: [], passages: [] }))).toBe(0);
  });
});
