import { describe, expect, it } from "vitest";
import type { ItemLine, MeetingLine } from "@/ipc";
import { flatRows, groupRows, type GridRow } from "../useGroups";

const line = (code: string, meeting: string | null, light: ItemLine["light"] = "green") =>
  ({ code, meeting, meeting_name: meeting ? `会议${meeting}` : "", light }) as ItemLine;
const meeting = (id: string, date: string | null) => ({ id, date }) as MeetingLine;
const words = (rows: GridRow[]) =>
  rows.map((row) => (row.kind === "group" ? `[${row.group.name}]` : row.key));

const lines = [
  line("003", "a", "red"),
  line("001", "b"),
  line("004", null),
  line("002", "a"),
  line("005", "c"),
];
const meetings = [meeting("a", "2026-05-26"), meeting("b", "2026-06-09"), meeting("c", null)];

describe("groups by meeting", () => {
  it("stand with the newest meeting first, undated ones after, other sources last", () => {
    expect(words(groupRows(lines, meetings, new Set()))).toEqual([
      "[会议b]",
      "001",
      "[会议a]",
      "003",
      "002",
      "[会议c]",
      "005",
      "[其他来源]",
      "004",
    ]);
  });

  it("hide their items when closed, but still say how many and how they stand", () => {
    const rows = groupRows(lines, meetings, new Set(["a"]));
    expect(words(rows).slice(2, 4)).toEqual(["[会议a]", "[会议c]"]);
    const head = rows[2];
    expect(head?.kind === "group" && head.group).toMatchObject({
      codes: ["003", "002"],
      tally: [1, 0, 1, 0, 0],
      open: false,
    });
  });

  it("can be left out", () => {
    expect(words(flatRows(lines))).toEqual(["003", "001", "004", "002", "005"]);
  });
});
