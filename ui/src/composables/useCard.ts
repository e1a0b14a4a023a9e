import type {
  AssignmentView,
  DeadlineView,
  DirectiveForm,
  DirectiveView,
  Place,
  RepairView,
  RoleName,
  SuggestionView,
} from "@/ipc";
import { labelOf, type MarkKind } from "./useSegments";

/** A value on a card and where it stands. */
export interface Value {
  text: string;
  place: Place | null;
  reason: string;
}

/** A field of departments or persons: stroke, label, chips, the rule they rest on, and what is only suggested. */
export interface ChipsField {
  stroke: MarkKind;
  label: string;
  values: Value[];
  reasons: string;
  suggestions: SuggestionView[];
}

const GROUPS: { roles: RoleName[]; stroke: MarkKind; label: string }[] = [
  { roles: ["lead", "subject"], stroke: "lead", label: "牵头单位" },
  { roles: ["joint"], stroke: "lead", label: "责任单位" },
  { roles: ["supporting"], stroke: "department", label: "配合单位" },
];

const valueOf = (a: AssignmentView): Value => ({
  text: a.open_ended ? `${a.department}等` : a.department,
  place: a.ground.place,
  reason: a.ground.reason,
});

/** Each reason once, in the order of the values. */
const together = (reasons: string[]): string => [...new Set(reasons.filter(Boolean))].join("；");

/** The source's own word, where all of the field share one. */
function sharedLabel(assignments: AssignmentView[], otherwise: string): string {
  const words = new Set(assignments.map((a) => labelOf(a.label, a.role)));
  const [only] = words;
  return words.size === 1 && only ? only : otherwise;
}

/** The fields that have something to show, in the card's order. 责任人 follows the departments. */
export function chipFields(directive: DirectiveView): ChipsField[] {
  const fields = GROUPS.map<ChipsField>(({ roles, stroke, label }) => {
    const mine = directive.assignments.filter((a) => roles.includes(a.role));
    return {
      stroke,
      label: sharedLabel(mine, label),
      values: mine.map(valueOf),
      reasons: together(mine.map((a) => a.ground.reason)),
      suggestions: directive.suggestions.filter((s) => roles.includes(s.role)),
    };
  });
  fields.push({
    stroke: "owner",
    label: "责任人",
    values: directive.owners.map((o) => ({ text: o.name, place: o.ground.place, reason: o.ground.reason })),
    reasons: together(directive.owners.map((o) => o.ground.reason)),
    suggestions: [],
  });
  return fields.filter((field) => field.values.length > 0 || field.suggestions.length > 0);
}

/** Whether anybody answers for it: lead, joint or subject. */
export const hasLead = (directive: DirectiveView): boolean =>
  directive.assignments.some((a) => a.role !== "supporting");

const named = (assignments: AssignmentView[]): string => {
  const names = assignments.map((a) => a.department);
  return names.length > 2 ? `${names[0]}等${names.length}个单位` : names.join("、");
};

/** 市水利局牵头; empty where nobody is named. */
export function leadWords(directive: DirectiveView): string {
  const of = (...roles: RoleName[]) => directive.assignments.filter((a) => roles.includes(a.role));
  if (of("lead").length) return `${named(of("lead"))}牵头`;
  if (of("joint").length) return `${named(of("joint"))}负责`;
  return named(of("subject"));
}

/** The deadline that governs: the last day named, else the first wording. */
export const governing = (directive: DirectiveView): DeadlineView | null =>
  directive.deadlines.findLast((d) => d.due === "on") ?? directive.deadlines[0] ?? null;

/** 另有时限：年内，即12月31日（周四）: the others, in the order of the text. */
export function otherDeadlines(directive: DirectiveView): string {
  const governs = governing(directive);
  const others = directive.deadlines.filter((d) => d !== governs && d.text !== governs?.text);
  return others.map((d) => (d.words && d.words !== d.text ? `${d.text}，即${d.words}` : d.text)).join("；");
}

/** A doubt of intake that still waits inside the directive, for its card. */
export const doubtIn = (place: Place, repairs: RepairView[]): RepairView | null =>
  repairs.find(
    (r) => r.doubtful && r.verdict === "open" && r.place.start >= place.start && r.place.end <= place.end,
  ) ?? null;

/** The form that changes nothing: every value as it stands. The order's subject is edited where the lead stands. */
export function formOf(directive: DirectiveView): DirectiveForm {
  const of = (...roles: RoleName[]) =>
    directive.assignments.filter((a) => roles.includes(a.role)).map((a) => a.department);
  return {
    title: directive.title,
    lead: of("lead", "subject"),
    joint: of("joint"),
    supporting: of("supporting"),
    owners: directive.owners.map((o) => o.name),
    deadlines: directive.deadlines.map((d) => d.text),
  };
}

/** Every department that the meeting names, to choose from while typing. */
export const departmentsIn = (directives: DirectiveView[]): string[] => [
  ...new Set(directives.flatMap((d) => [...d.assignments, ...d.suggestions].map((a) => a.department))),
];

/** What a directive becomes when it is cut at these places, in order. */
export function partsAt(text: string, place: Place, at: number[]): string[] {
  const ends = [place.start, ...[...at].sort((a, b) => a - b), place.end];
  return ends.slice(1).map((end, n) => text.slice(ends[n], end).trim());
}

/** Headings above a directive that say something: a bare number or 一要 does not. */
export const headings = (path: string[]): string[] =>
  path.filter((heading) => !/^[（(]?第?[一二三四五六七八九十百\d]+[)）]?[、.．是要]*$/.test(heading.trim()));
