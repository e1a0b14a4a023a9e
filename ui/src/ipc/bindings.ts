// The types and commands of src-tauri, generated from Rust. Not edited by hand: `cargo xtask bindings`.

import { invoke as __TAURI_INVOKE } from "@tauri-apps/api/core";


export const commands = {
  desk: () => __TAURI_INVOKE<Desk>("desk"),
  setOffice: (form: OfficeForm) => __TAURI_INVOKE<Desk>("set_office", { form }),
  openSample: () => __TAURI_INVOKE<Desk>("open_sample"),
  importFile: (path: string, received: string | null) => __TAURI_INVOKE<MeetingView>("import_file", { path, received }),
  importText: (text: string, received: string | null) => __TAURI_INVOKE<MeetingView>("import_text", { text, received }),
  cancel: () => __TAURI_INVOKE<null>("cancel"),
  meetings: () => __TAURI_INVOKE<MeetingLine[]>("meetings"),
  meeting: (id: string) => __TAURI_INVOKE<MeetingView>("meeting", { id }),
  /** The decoded original before any repair, for 对照原件. */
  original: (id: string) => __TAURI_INVOKE<string>("original", { id }),
  review: (meeting: string, version: number, step: ReviewStep) => __TAURI_INVOKE<ReviewOutcome>("review", { meeting, version, step }),
  items: (query: ItemQueryForm) => __TAURI_INVOKE<ItemPageView>("items", { query }),
  item: (code: string) => __TAURI_INVOKE<ItemView>("item", { code }),
  noticeGroups: (by: GroupBy) => __TAURI_INVOKE<NoticeGroup[]>("notice_groups", { by }),
  proposeNotice: (items: string[]) => __TAURI_INVOKE<NoticeProposal>("propose_notice", { items }),
  previewNotice: (form: NoticeForm) => __TAURI_INVOKE<PdfView>("preview_notice", { form }),
  issueNotice: (form: NoticeForm) => __TAURI_INVOKE<Issued>("issue_notice", { form }),
  documents: () => __TAURI_INVOKE<DocumentLine[]>("documents"),
  documentPdf: (id: string) => __TAURI_INVOKE<PdfView>("document_pdf", { id }),
  saveDocument: (id: string, path: string) => __TAURI_INVOKE<null>("save_document", { id, path }),
  openDocument: (id: string) => __TAURI_INVOKE<null>("open_document", { id }),
  verifyLedger: () => __TAURI_INVOKE<VerificationView>("verify_ledger"),
  backupLedger: (path: string) => __TAURI_INVOKE<string>("backup_ledger", { path }),
  restoreLedger: (path: string) => __TAURI_INVOKE<string>("restore_ledger", { path }),
};

/* Types */
export type NoticeForm = {
  items: string[];
  title: string;
  addressees: string[];
  copies: string[];
  report_by: string | null;
  dated: string;
  signed_by: string;
};

export type NoticeProposal = {
  form: NoticeForm;
  next_number: string;
  lines: NoticeLine[];
};

export type NoticeLine = {
  code: string;
  title: string;
  due_words: string;
};

export type NoticeGroup = {
  name: string;
  items: string[];
};

export type PdfView = {
  base64: string;
  pages: number;
  file_name: string;
};

export type DocumentLine = {
  id: string;
  number: string;
  title: string;
  addressees: string;
  signed_by: string;
  issued_on: string;
  items: number;
  pages: number;
  short_code: string;
};

export type Issued = {
  document: DocumentLine;
  said: string;
  changed: Changed;
};

export type LightName = "red" | "amber" | "green" | "blue" | "grey";

export type SortKey = "code" | "due" | "title" | "lead" | "state";

export type ItemQueryForm = {
  search: string;
  meeting: string | null;
  department: string | null;
  lights: LightName[];
  unassigned: boolean;
  sort: SortKey;
  descending: boolean;
  offset: number;
  limit: number;
};

export type ItemLine = {
  code: string;
  title: string;
  light: LightName;
  light_word: string;
  lead: string[];
  supporting: string[];
  due: string | null;
  due_words: string;
  remaining: string;
  state: string;
  state_word: string;
  last_report: string | null;
  meeting: string | null;
  meeting_name: string;
};

export type ItemPageView = {
  lines: ItemLine[];
  total: number;
  all: number;
  tally: [number, number, number, number, number];
};

export type FactLine = {
  seq: number;
  kind: string;
  word: string;
  on: string;
  at: string;
  actor: string;
  sentence: string;
  undone: boolean;
};

export type ItemView = {
  line: ItemLine;
  requirement: string;
  done_when: string;
  meeting: string | null;
  quote: string;
  assignments: AssignmentView[];
  owners: OwnerView[];
  deadlines: DeadlineView[];
  targets: TargetView[];
  facts: FactLine[];
};

export type MeetingLine = {
  id: string;
  name: string;
  date: string | null;
  received: string;
  file_name: string;
  directives: number;
  open: number;
  confirmed: number;
  unclassified: number;
};

export type GroundView = {
  place: Place | null;
  rule: string;
  reason: string;
};

export type RoleName = "lead" | "joint" | "supporting" | "subject";

export type AssignmentView = {
  department: string;
  role: RoleName;
  label: string;
  open_ended: boolean;
  ground: GroundView;
};

export type OwnerView = {
  name: string;
  ground: GroundView;
};

export type DueName = "on" | "every" | "after" | "standing" | "vague";

export type DeadlineView = {
  text: string;
  due: DueName;
  date: string | null;
  recurrence: string | null;
  words: string;
  remaining: string;
  basis: string;
  ground: GroundView;
};

export type TargetView = {
  text: string;
  number: number;
  upper: number | null;
  unit: string;
  ground: GroundView;
};

export type SuggestionView = {
  department: string;
  role: RoleName;
  reason: string;
};

export type DecisionName = "open" | "confirmed" | "dismissed";

export type DirectiveView = {
  id: string;
  place: Place;
  text: string;
  title: string;
  path: string[];
  assignments: AssignmentView[];
  owners: OwnerView[];
  deadlines: DeadlineView[];
  targets: TargetView[];
  suggestions: SuggestionView[];
  decision: DecisionName;
  item_code: string | null;
  dismissed_because: string | null;
  revised: boolean;
  cuts: number[];
};

export type PassageName = "header" | "background" | "unclassified";

export type PassageView = {
  place: Place;
  kind: PassageName;
  reason: string;
};

export type RepairView = {
  place: Place;
  original: string;
  repaired: string;
  kind: string;
  doubtful: boolean;
};

export type Coverage = {
  sentences: number;
  decided: number;
  open: number;
  background: number;
  unclassified: number;
};

export type MeetingView = {
  id: string;
  version: number;
  name: string;
  number: number | null;
  date: string | null;
  date_basis: string;
  chair_title: string | null;
  chair_name: string | null;
  classification: string | null;
  received: string;
  file_name: string;
  text: string;
  directives: DirectiveView[];
  passages: PassageView[];
  repairs: RepairView[];
  coverage: Coverage;
  undo: string | null;
};

export type DirectiveForm = {
  title: string;
  lead: string[];
  joint: string[];
  supporting: string[];
  owners: string[];
  deadlines: string[];
};

export type ReviewStep =
  | { kind: "confirm"; directive: string }
  | { kind: "confirm-all" }
  | { kind: "revise"; directive: string; form: DirectiveForm }
  | { kind: "dismiss"; directive: string; reason: string }
  | { kind: "set-aside"; directive: string }
  | { kind: "split"; directive: string; at: number[] }
  | { kind: "merge-up"; directive: string }
  | { kind: "claim"; place: Place }
  | { kind: "classify"; place: Place; to: PassageName }
  | { kind: "take-suggestion"; directive: string; department: string }
  | { kind: "undo" };

export type ReviewOutcome = {
  meeting: MeetingView;
  said: string;
  changed: Changed;
};

export type ParseView = {
  text: string;
  meeting: ParsedMeeting;
  directives: ParsedDirective[];
  header: ParsedPassage[];
  background: ParsedPassage[];
  unclassified: ParsedPassage[];
  repairs: RepairView[];
  diagnostics: DiagnosticView[];
};

export type ParsedMeeting = {
  name: string | null;
  number: number | null;
  date: string | null;
  date_basis: string;
  chair: ParsedChair | null;
  document_number: string | null;
};

export type ParsedChair = {
  title: string;
  name: string;
};

export type ParsedDirective = {
  text: string;
  title: string;
  path: string[];
  lead: string[];
  supporting: string[];
  owners: string[];
  deadlines: ParsedDeadline[];
  targets: ParsedTarget[];
  assignments: AssignmentView[];
};

export type ParsedDeadline = {
  text: string;
  date: string | null;
  recurrence: string | null;
  basis: string;
};

export type ParsedTarget = {
  text: string;
  number: Figure;
};

export type Figure = number | [number, number];

export type ParsedPassage = {
  text: string;
  reason: string;
};

export type DiagnosticView = {
  doubt: boolean;
  place: Place;
  code: string;
  message: string;
  hint: string;
};

export type ErrorView = {
  code: Code;
  sentence: string;
};

export type Place = {
  start: number;
  end: number;
};

export type Changed = {
  subjects: string[];
};

export type OfficeForm = {
  name: string;
  mark: string;
  number_prefix: string;
  general_list: string;
  contact: string;
};

export type Desk = {
  office: OfficeForm | null;
  today: string;
  meetings_open: number;
  items_unassigned: number;
  data_folder: string;
  version: string;
  backed_up: string | null;
};

export type VerificationView = {
  sound: boolean;
  facts: number;
  head: string;
  sentence: string;
};

export type Code = "file_missing" | "file_unreadable" | "file_empty" | "file_too_large" | "file_not_text" | "file_unsupported" | "file_broken" | "file_hostile" | "file_locked" | "text_empty" | "nothing_found" | "office_not_set" | "field_missing" | "meeting_missing" | "item_missing" | "document_missing" | "directive_missing" | "review_refused" | "step_refused" | "nothing_to_undo" | "changed_meanwhile" | "no_items" | "not_signed" | "glyph_missing" | "font_missing" | "page_impossible" | "journal_broken" | "journal_newer" | "journal_missing" | "journal_busy" | "backup_broken" | "folder_read_only" | "folder_on_network" | "disk_full" | "outside_write_failed" | "date_unreadable" | "cancelled" | "internal";

export type GroupBy = "department" | "meeting";
/** Sent as the event `progress`. */
export type ProgressView = { step: string; done: number; total: number };
/** Sent as the event `changed` (payload {@link Changed}): own and foreign writes; an empty list means "anything". */
