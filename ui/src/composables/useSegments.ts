import { computed, type Ref } from "vue";
import type { DirectiveView, MeetingView, PassageView, Place, RoleName } from "@/ipc";

/** What a stroke says. `lead` is drawn for 牵头, 责任 and the order's subject alike. */
export type MarkKind = "lead" | "department" | "owner" | "deadline" | "target" | "doubt";

/** A lit place in the text. */
export interface Mark extends Place {
  kind: MarkKind;
  label: string;
}

/** A sentence or several that were judged together: a directive or a passage. */
export type Unit = { place: Place } & (
  | { directive: DirectiveView; number: number; passage?: undefined }
  | { passage: PassageView; number: number | null; directive?: undefined }
);

/** A piece of text under at most one mark. */
export interface Piece extends Place {
  text: string;
  mark: Mark | null;
  /** A place where the directive could be cut stands right after this piece. */
  cutAfter: number | null;
}

/** The part of a unit that stands in one paragraph. Text between units, such as blanks, has no unit. */
export interface Run {
  unit: Unit | null;
  /** The margin number stands at the first run of its unit. */
  first: boolean;
  pieces: Piece[];
}

export interface Paragraph extends Place {
  runs: Run[];
}

const ROLE_MARK = { lead: "lead", joint: "lead", subject: "lead", supporting: "department" } as const;
const ROLE_LABEL = {
  lead: "牵头单位",
  joint: "责任单位",
  subject: "牵头单位",
  supporting: "配合单位",
} as const;

/** The source's own word for a part, where it is a name such as 责任部门 and not a verb such as 会同. */
export const labelOf = (word: string, role: RoleName): string =>
  /(单位|部门|机构)$/.test(word) ? word : ROLE_LABEL[role];

/**
 * Directives and passages in reading order. What has a card has a number: directives and unclassified sentences are
 * counted together, and a dismissed directive keeps its number though it is not shown.
 */
export function unitsOf(meeting: Pick<MeetingView, "directives" | "passages">): Unit[] {
  const directives = meeting.directives.map((directive) => ({ place: directive.place, directive }));
  const passages = meeting.passages.map((passage) => ({ place: passage.place, passage }));
  let number = 0;
  return [...directives, ...passages]
    .sort((a, b) => a.place.start - b.place.start)
    .map<Unit>((unit) => {
      if ("directive" in unit) return { ...unit, number: ++number };
      return { ...unit, number: unit.passage.kind === "unclassified" ? ++number : null };
    });
}

/** Every place that a value on a card rests on, and every doubt. A place claimed twice for the same thing is one mark. */
export function marksOf(meeting: Pick<MeetingView, "directives" | "repairs">): Mark[] {
  const found = new Map<string, Mark>();
  const add = (place: Place | null, kind: MarkKind, label: string) => {
    if (place && place.end > place.start)
      found.set(`${place.start}-${place.end}-${kind}`, { ...place, kind, label });
  };
  for (const d of meeting.directives) {
    for (const a of d.assignments) add(a.ground.place, ROLE_MARK[a.role], labelOf(a.label, a.role));
    for (const o of d.owners) add(o.ground.place, "owner", "责任人");
    for (const t of d.deadlines) add(t.ground.place, "deadline", "完成时限");
    for (const t of d.targets) add(t.ground.place, "target", "目标");
  }
  for (const r of meeting.repairs) if (r.doubtful) add(r.place, "doubt", doubtWords(r.original, r.repaired));
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** 存疑：可能是“传达”. */
export function doubtWords(original: string, repaired: string): string {
  return repaired && repaired !== original ? `存疑：可能是“${repaired}”` : "存疑：对照原件确认";
}

/** Of the marks over a piece: a doubt before all, else the shortest, which is the innermost. */
function markOver(marks: Mark[], start: number, end: number): Mark | null {
  let best: Mark | null = null;
  for (const mark of marks) {
    if (mark.start > start || mark.end < end) continue;
    if (mark.kind === "doubt") return mark;
    if (!best || mark.end - mark.start < best.end - best.start) best = mark;
  }
  return best;
}

/** Cuts `[from, to)` at the ends of every mark and at every place where a directive could be split. */
function piecesOf(text: string, from: number, to: number, marks: Mark[], cuts: number[]): Piece[] {
  const near = marks.filter((mark) => mark.end > from && mark.start < to);
  const ends = new Set([from, to]);
  for (const at of [...near.flatMap((mark) => [mark.start, mark.end]), ...cuts])
    if (at > from && at < to) ends.add(at);
  const sorted = [...ends].sort((a, b) => a - b);
  return sorted.slice(1).map((end, at) => {
    const start = sorted[at] ?? from;
    return {
      start,
      end,
      text: text.slice(start, end),
      mark: markOver(near, start, end),
      cutAfter: cuts.includes(end) ? end : null,
    };
  });
}

/** Lines that are more than blanks; the blanks at either end are the page's business, not the text's. */
function linesOf(text: string): Place[] {
  const lines: Place[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const line = match[0];
    const start = match.index + (line.length - line.trimStart().length);
    const end = match.index + line.trimEnd().length;
    if (end > start) lines.push({ start, end });
  }
  return lines;
}

/**
 * The text as paragraphs of runs of pieces, for the page on the left. Joined again, the pieces of a paragraph are
 * its line without the blanks around it. Places are UTF-16 offsets, as JavaScript counts.
 */
export function segmentsOf(
  meeting: Pick<MeetingView, "text" | "directives" | "passages" | "repairs">,
): Paragraph[] {
  const units = unitsOf(meeting);
  const marks = marksOf(meeting);
  const seen = new Set<Unit>();
  return linesOf(meeting.text).map((line) => {
    const runs: Run[] = [];
    const push = (unit: Unit | null, from: number, to: number) => {
      if (to <= from) return;
      const first = unit !== null && !seen.has(unit);
      if (unit) seen.add(unit);
      runs.push({
        unit,
        first,
        pieces: piecesOf(meeting.text, from, to, marks, unit?.directive?.cuts ?? []),
      });
    };
    let at = line.start;
    for (const unit of units) {
      if (unit.place.end <= at || unit.place.start >= line.end) continue;
      push(null, at, unit.place.start);
      const to = Math.min(unit.place.end, line.end);
      push(unit, Math.max(at, unit.place.start), to);
      at = Math.max(at, to);
    }
    push(null, at, line.end);
    return { ...line, runs };
  });
}

/** {@link segmentsOf}, kept up to date. */
export function useSegments(meeting: Readonly<Ref<MeetingView | null>>) {
  return computed(() => (meeting.value ? segmentsOf(meeting.value) : []));
}
