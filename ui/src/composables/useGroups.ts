import type { ItemLine, MeetingLine } from "@/ipc";
import { tallyOf, type Tally } from "@/words/lights";

/** The items of one meeting, under a head that sticks. */
export interface Group {
  /** The meeting's id; empty for items from elsewhere. */
  id: string;
  name: string;
  date: string | null;
  /** Its items in their order. */
  codes: string[];
  tally: Tally;
  open: boolean;
}
export type GridRow =
  { kind: "group"; key: string; group: Group } | { kind: "item"; key: string; line: ItemLine };

/** Lines without heads, in their own order. */
export const flatRows = (lines: readonly ItemLine[]): GridRow[] =>
  lines.map((line) => ({ kind: "item", key: line.code, line }));

/**
 * Lines under the meetings they come from: the newest meeting first, those without a date after them, items from
 * elsewhere last. Inside a group the lines keep their order. A closed group shows its head only.
 */
export function groupRows(
  lines: readonly ItemLine[],
  meetings: readonly MeetingLine[],
  closed: ReadonlySet<string>,
): GridRow[] {
  const dates = new Map(meetings.map((meeting) => [meeting.id, meeting.date]));
  const found = new Map<string, ItemLine[]>();
  for (const line of lines) {
    const id = line.meeting ?? "";
    const group = found.get(id);
    if (group) group.push(line);
    else found.set(id, [line]);
  }
  const rank = (id: string) => (id === "" ? "" : (dates.get(id) ?? "0"));
  const ids = [...found.keys()].sort((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0));
  return ids.flatMap((id) => {
    const own = found.get(id) ?? [];
    const name = id === "" ? "其他来源" : (own[0]?.meeting_name ?? "");
    const open = !closed.has(id);
    const codes = own.map((line) => line.code);
    const group: Group = { id, name, date: dates.get(id) ?? null, codes, tally: tallyOf(own), open };
    const head: GridRow = { kind: "group", key: `group-${id}`, group };
    return open ? [head, ...flatRows(own)] : [head];
  });
}
