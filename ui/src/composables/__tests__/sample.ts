import type {
  AssignmentView,
  DeadlineView,
  DirectiveView,
  MeetingView,
  PassageView,
  Place,
  RoleName,
} from "@/ipc";

/** A small meeting about the made-up 云岭市, for the composables' tests. */
export const text =
  "云岭市委召开常委会会议。\n　　会议要求，一要抓好防汛，6月底前由市水利局牵头完成排查；各县区配合。二要办好赛事。\n\n有关事项再研究。会议还听取了汇报。";

export function at(words: string): Place {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the sample: ${words}`);
  return { start, end: start + words.length };
}
const ground = (place: Place | null, reason = "") => ({ place, rule: "sample", reason });

export const assignment = (
  department: string,
  role: RoleName,
  more: Partial<AssignmentView> = {},
): AssignmentView => ({
  department,
  role,
  label: "",
  open_ended: false,
  registered: null,
  ground: ground(text.includes(department) ? at(department) : null),
  ...more,
});
export const deadline = (
  words: string,
  due: DeadlineView["due"],
  more: Partial<DeadlineView> = {},
): DeadlineView => ({
  text: words,
  due,
  date: null,
  recurrence: null,
  words,
  remaining: "",
  basis: "",
  ground: ground(text.includes(words) ? at(words) : null),
  ...more,
});
export const directive = (id: string, place: Place, more: Partial<DirectiveView> = {}): DirectiveView => ({
  id,
  place,
  text: text.slice(place.start, place.end),
  title: id,
  path: [],
  assignments: [],
  owners: [],
  deadlines: [],
  targets: [],
  suggestions: [],
  decision: "open",
  item_code: null,
  dismissed_because: null,
  revised: false,
  cuts: [],
  ...more,
});
export const passage = (words: string, kind: PassageView["kind"]): PassageView => ({
  place: at(words),
  kind,
  reason: "",
});

const flood = at("一要抓好防汛，6月底前由市水利局牵头完成排查；各县区配合。");

export const meeting = (more: Partial<MeetingView> = {}): MeetingView => ({
  id: "m1",
  version: 1,
  name: "市委常委会会议",
  number: null,
  date: "2026-06-09",
  date_basis: "",
  chair_title: null,
  chair_name: null,
  classification: null,
  received: "2026-06-11",
  file_name: "纪要.txt",
  text,
  directives: [
    directive("flood", flood, {
      assignments: [assignment("市水利局", "lead"), assignment("各县区", "supporting")],
      deadlines: [deadline("6月底前", "on", { words: "6月30日（周二）" })],
      cuts: [at("排查；").end],
    }),
    directive("games", at("二要办好赛事。")),
  ],
  passages: [
    passage("云岭市委召开常委会会议。", "header"),
    passage("会议要求，", "background"),
    passage("有关事项再研究。", "unclassified"),
    passage("会议还听取了汇报。", "background"),
  ],
  repairs: [],
  coverage: { sentences: 7, decided: 0, open: 3, background: 3, unclassified: 1 },
  undo: null,
  ...more,
});
