import { computed, type Ref } from "vue";
import type { DirectiveView, MeetingView, PassageView, Place, RoleName } from "@/ipc";

/** What a stroke says. `lead` is drawn for 牵头, 责任 and the order's subject alike. */
export type MarkKind = "lead" | "department" | "owner" | "deadline" | "target" | "doubt";

/** A lit place in the text: what it says, of what, and by which rule it was read. */
export interface Mark extends Place {
  kind: MarkKind;
  label: string;
  value: string;
  reason: string;
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
  const add = (place: Place | null, kind: MarkKind, label: string, value: string, reason: string) => {
    if (place && place.end > place.start)
      found.set(`${place.start}-${place.end}-${kind}`, { ...place, kind, label, value, reason });
  };
  for (const d of meeting.directives) {
    for (const a of d.assignments)
      add(a.ground.place, ROLE_MARK[a.role], labelOf(a.label, a.role), a.department, a.ground.reason);
    for (const o of d.owners) add(o.ground.place, "owner", "责任人", o.name, o.ground.reason);
    for (const t of d.deadlines)
      add(t.ground.place, "deadline", "完成时限", t.words || t.text, t.basis || t.ground.reason);
    for (const t of d.targets) add(t.ground.place, "target", "目标", t.text, t.ground.reason);
  }
  for (const r of meeting.repairs)
    if (r.doubtful && r.verdict === "open")
      add(r.place, "doubt", "存疑", "", doubtWords(r.original, r.repaired));
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** 可能是“传达”，对照原件确认. */
export function doubtWords(original: string, repaired: string): string {
  return repaired && repaired !== original ? `可能是“${repaired}”，对照原件确认` : "读不通，对照原件确认";
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

/** Cuts `[from, to)` at the ends of every mark near it and at every place where a directive could be split. */
function piecesOf(text: string, from: number, to: number, near: Mark[], cuts: number[]): Piece[] {
  const here = near.filter((mark) => mark.end > from && mark.start < to);
  const ends = new Set([from, to]);
  for (const at of [...here.flatMap((mark) => [mark.start, mark.end]), ...cuts])
    if (at > from && at < to) ends.add(at);
  const sorted = [...ends].sort((a, b) => a - b);
  return sorted.slice(1).map((end, at) => {
    const start = sorted[at] ?? from;
    return {
      start,
      end,
      text: text.slice(start, end),
      mark: markOver(here, start, end),
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

/** A line of the text with what stands in it, not yet cut into runs: cheap for every line of a long text. */
export interface Line extends Place {
  units: Unit[];
  marks: Mark[];
  /** The units of which a part stands in an earlier line. */
  carried: number;
}

type Shown = Pick<MeetingView, "text" | "directives" | "passages" | "repairs">;

/** The line that holds a place, or the last one that begins before it; -1 before the first. */
export function lineAt(lines: readonly Place[], at: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]!.start <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Puts each of `things` into every line that it touches. Both are in the order of the text. */
function spread<T extends Place>(
  lines: readonly Line[],
  things: readonly T[],
  put: (line: Line, thing: T) => void,
) {
  for (const thing of things) {
    for (let at = Math.max(0, lineAt(lines, thing.start)); at < lines.length; at += 1) {
      const line = lines[at]!;
      if (line.start >= thing.end) break;
      if (line.end > thing.start) put(line, thing);
    }
  }
}

/** Every line of the text with the units and marks that touch it. Its cost grows with the text and no faster. */
export function linesWith(meeting: Shown, units: readonly Unit[] = unitsOf(meeting)): Line[] {
  const lines = linesOf(meeting.text).map<Line>((place) => ({ ...place, units: [], marks: [], carried: 0 }));
  const begun = new Set<Unit>();
  spread(
    lines,
    units.map((unit) => ({ ...unit.place, unit })),
    (line, { unit }) => {
      line.units.push(unit);
      if (begun.has(unit)) line.carried += 1;
      begun.add(unit);
    },
  );
  spread(lines, marksOf(meeting), (line, mark) => line.marks.push(mark));
  return lines;
}

/** A line as runs of pieces. Places are UTF-16 offsets, as JavaScript counts. */
export function runsOf(text: string, line: Line): Run[] {
  const runs: Run[] = [];
  const push = (unit: Unit | null, first: boolean, from: number, to: number) => {
    const cuts = unit?.directive?.cuts ?? [];
    if (to > from) runs.push({ unit, first, pieces: piecesOf(text, from, to, line.marks, cuts) });
  };
  let at = line.start;
  line.units.forEach((unit, n) => {
    push(null, false, at, unit.place.start);
    const to = Math.min(unit.place.end, line.end);
    push(unit, n >= line.carried, Math.max(at, unit.place.start), to);
    at = Math.max(at, to);
  });
  push(null, false, at, line.end);
  return runs;
}

/**
 * The text as paragraphs of runs of pieces, for the page on the left. Joined again, the pieces of a paragraph are
 * its line without the blanks around it.
 */
export const segmentsOf = (meeting: Shown): Paragraph[] =>
  linesWith(meeting).map((line) => ({ start: line.start, end: line.end, runs: runsOf(meeting.text, line) }));

/** Pieces cut further at the ends of places, so that each lies wholly in a place or wholly outside. */
export function cutAt(pieces: readonly Piece[], places: readonly Place[]): Piece[] {
  return pieces.flatMap((piece) => {
    const inner = places.flatMap((place) => [place.start, place.end]);
    const ends = [...new Set(inner.filter((at) => at > piece.start && at < piece.end)), piece.end];
    let from = piece.start;
    return ends.map((end) => {
      const text = piece.text.slice(from - piece.start, end - piece.start);
      const part = { ...piece, start: from, end, text, cutAfter: end === piece.end ? piece.cutAfter : null };
      from = end;
      return part;
    });
  });
}

/** The lines of the page, kept up to date, and the runs of those that are drawn, each cut once. */
export function useSegments(meeting: Readonly<Ref<MeetingView>>) {
  const lines = computed(() => linesWith(meeting.value));
  const cut = computed(() => {
    const [text, known] = [meeting.value.text, new WeakMap<Line, Run[]>()];
    return (line: Line): Run[] => {
      const runs = known.get(line) ?? runsOf(text, line);
      known.set(line, runs);
      return runs;
    };
  });
  return { lines, runsOf: (line: Line) => cut.value(line) };
}
