import type { Code, ErrorView } from "./bindings";

/**
 * How an error is met. `refused`: the clerk can put it right here and now. `trouble`: something outside the window
 * must change first. `grave`: nothing is written any more until it is looked at. `quiet`: the clerk wanted it so.
 */
export type Severity = "refused" | "trouble" | "grave" | "quiet";

/** How a code is met, and what the sentence does not say. */
export interface Answer {
  severity: Severity;
  /** One more way on; empty where the sentence says it all. */
  next: string;
}

const refused = (next = ""): Answer => ({ severity: "refused", next });
const trouble = (next = ""): Answer => ({ severity: "trouble", next });
const grave = (next = ""): Answer => ({ severity: "grave", next });
const quiet: Answer = { severity: "quiet", next: "" };

const PASTE = "急用时，可以直接粘贴正文。";
const SAVE_PDF = "点“另存为”，存成PDF。";
const RESTORE = "有备份的，可以从备份恢复。";

/** Every code has an entry, or the type check fails. */
export const errors: Record<Code, Answer> = {
  file_missing: refused(),
  file_unreadable: trouble(PASTE),
  file_empty: refused(PASTE),
  file_too_large: refused(PASTE),
  file_not_text: refused(PASTE),
  file_unsupported: refused(),
  file_broken: refused(PASTE),
  file_hostile: refused(),
  file_locked: trouble(PASTE),
  text_empty: refused(),
  nothing_found: refused("确认选的是会议纪要，内容完整。"),
  office_not_set: refused(),
  field_missing: refused(),
  meeting_missing: refused(),
  item_missing: refused("回到台账，重新查找。"),
  document_missing: refused(),
  directive_missing: refused("已换成最新内容，看过后再做一次。"),
  review_refused: refused(),
  registry_refused: refused(),
  calendar_refused: refused(),
  step_refused: refused(),
  nothing_to_undo: quiet,
  changed_meanwhile: refused(),
  no_items: refused(),
  not_signed: refused(),
  glyph_missing: trouble(),
  font_missing: trouble(),
  page_impossible: refused(),
  printer_missing: trouble(SAVE_PDF),
  print_refused: trouble(SAVE_PDF),
  journal_broken: grave(RESTORE),
  journal_newer: grave(),
  journal_missing: grave(RESTORE),
  journal_busy: trouble(),
  backup_broken: refused(),
  folder_read_only: trouble(),
  folder_on_network: trouble(),
  disk_full: trouble(),
  outside_write_failed: trouble(),
  date_unreadable: refused(),
  cancelled: quiet,
  internal: grave(),
};

const isErrorView = (thrown: unknown): thrown is ErrorView =>
  typeof thrown === "object" && thrown !== null && "code" in thrown && "sentence" in thrown;

/** Whatever a command threw, as an error with a code and a sentence. */
export const errorOf = (thrown: unknown): ErrorView =>
  isErrorView(thrown)
    ? thrown
    : {
        code: "internal",
        sentence: `程序内部出错，这一步没有做成。${thrown instanceof Error ? thrown.message : String(thrown)}`,
      };
