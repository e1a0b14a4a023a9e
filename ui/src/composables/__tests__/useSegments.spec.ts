import { describe, expect, it } from "vitest";
import { cutAt, lineAt, marksOf, segmentsOf, unitsOf, type Piece } from "../useSegments";
import { assignment, at, directive, meeting, text } from "./sample";

const piecesOf = (m = meeting()): Piece[] => segmentsOf(m).flatMap((p) => p.runs.flatMap((r) => r.pieces));

describe("segmentsOf", () => {
  it("makes a paragraph of each line, without the blanks around it", () => {
    const paragraphs = segmentsOf(meeting()).map((p) => text.slice(p.start, p.end));
    expect(paragraphs).toHaveLength(3);
    expect(paragraphs[1]).toMatch(/^会议要求/);
  });

  it("loses and doubles no character", () => {
    const shown = segmentsOf(meeting()).map((p) =>
      p.runs.flatMap((r) => r.pieces.map((piece) => piece.text)).join(""),
    );
    expect(shown.join("")).toBe(text.replace(/\s/g, ""));
  });

  it("lights each value with its own stroke", () => {
    const lit = piecesOf()
      .filter((p) => p.mark)
      .map((p) => [p.text, p.mark?.kind]);
    expect(lit).toEqual([
      ["6月底前", "deadline"],
      ["市水利局", "lead"],
      ["各县区", "department"],
    ]);
  });

  it("gives a directive's number to its first run only", () => {
    const place = { start: at("一要").start, end: at("有关事项再研究。").end };
    const across = meeting({ directives: [directive("whole", place)], passages: [] });
    const runs = segmentsOf(across)
      .flatMap((p) => p.runs)
      .filter((r) => r.unit?.directive);
    expect(runs.map((r) => r.first)).toEqual([true, false]);
    expect(runs[0]?.unit?.number).toBe(1);
  });

  it("marks where a directive could be cut", () => {
    expect(
      piecesOf()
        .filter((p) => p.cutAfter !== null)
        .map((p) => text.slice(0, p.end).endsWith("排查；")),
    ).toEqual([true]);
  });

  it("lets the inner of two places win, and a doubt over both", () => {
    const outer = assignment("水利局牵头", "supporting", {
      ground: { place: at("由市水利局牵头"), rule: "", reason: "" },
    });
    const [flood] = meeting().directives;
    const nested = meeting({
      directives: [{ ...flood!, assignments: [outer, assignment("市水利局", "lead")] }],
    });
    expect(piecesOf(nested).find((p) => p.text === "市水利局")?.mark?.kind).toBe("lead");
    const doubt = {
      number: 0,
      verdict: "open" as const,
      place: at("由市水利局牵头"),
      original: "由?利局牵头",
      repaired: "由市水利局牵头",
      kind: "shifted-bytes",
      doubtful: true,
    };
    expect(piecesOf({ ...nested, repairs: [doubt] }).find((p) => p.text === "市水利局")?.mark?.kind).toBe(
      "doubt",
    );
  });

  it("lights a ground that stands outside its directive", () => {
    const [, games] = meeting().directives;
    const outside = { ...games!, assignments: [assignment("云岭市委", "subject")] };
    expect(piecesOf(meeting({ directives: [outside] })).find((p) => p.text === "云岭市委")?.mark?.kind).toBe(
      "lead",
    );
  });

  it("shows a text in which nothing was found", () => {
    const bare = meeting({ directives: [], passages: [] });
    expect(segmentsOf(bare).every((p) => p.runs.every((r) => r.unit === null))).toBe(true);
  });
});

describe("unitsOf", () => {
  it("puts directives and passages in reading order", () => {
    const starts = unitsOf(meeting()).map((u) => u.place.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it("counts directives and unclassified sentences together, and background not at all", () => {
    expect(unitsOf(meeting()).map((u) => u.number)).toEqual([null, null, 1, 2, 3, null]);
  });
});

describe("marksOf", () => {
  it("takes a place that two directives share once", () => {
    const [flood] = meeting().directives;
    expect(marksOf(meeting({ directives: [flood!, { ...flood!, id: "twin" }] }))).toHaveLength(3);
  });
});

describe("cutAt", () => {
  it("cuts pieces where a found place begins and ends, and loses no character", () => {
    const pieces = piecesOf();
    const place = at("局牵头完成排查；各");
    const cut = cutAt(pieces, [place]);
    expect(cut.map((p) => p.text).join("")).toBe(pieces.map((p) => p.text).join(""));
    const inside = cut.filter((p) => p.start >= place.start && p.end <= place.end);
    expect(inside.map((p) => p.text).join("")).toBe("局牵头完成排查；各");
    expect(cut.filter((p) => p.cutAfter !== null)).toHaveLength(1);
  });
});

describe("lineAt", () => {
  it.each([
    [0, -1],
    [3, 0],
    [9, 0],
    [10, 1],
    [99, 1],
  ])("tells which line holds %i", (place, line) => {
    const lines = [
      { start: 3, end: 8 },
      { start: 10, end: 20 },
    ];
    expect(lineAt(lines, place)).toBe(line);
  });
});
