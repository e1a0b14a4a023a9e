import type { Code, ErrorView } from "./bindings";

/**
 * How an error is met. `refused`: the clerk can put it right here and now. `trouble`: something outside the window
 * must change first. `grave`: nothing is written any more until it is looked at. `quiet`: the clerk wanted it so.
 */
export type Severity = "refused" | "trouble" | "grave" | "quiet";

/** What a code asks for next. The sentence itself comes with the error, made where it happened. */
export interface Answer {
  severity: Severity;
  /** What to do, one step a line; empty where the sentence says it all. */
  next: string;
}

/** Every code has an entry, or the type check fails. */
export const errors: Record<Code, Answer> = {
  file_missing: { severity: "refused", next: "确认文件还在原来的位置，没有改名。\n重新选择文件。" },
  file_unreadable: {
    severity: "trouble",
    next: "关掉正在使用这个文件的程序，或换一个能读取的位置。\n重新选择文件。",
  },
  file_empty: { severity: "refused", next: "换一个有内容的文件，或直接粘贴正文。" },
  file_too_large: { severity: "refused", next: "只留下纪要正文，另存后重新选择；急用时，可以直接粘贴正文。" },
  file_not_text: {
    severity: "refused",
    next: "在WPS或Word里打开原件，另存为.docx或.txt。\n回到这里重新选择；急用时，可以直接粘贴正文。",
  },
  file_unsupported: {
    severity: "refused",
    next: "在WPS或Word里打开原件，另存为.docx或.txt。\n回到这里重新选择；急用时，可以直接粘贴正文。",
  },
  file_broken: {
    severity: "refused",
    next: "在WPS或Word里打开原件，确认能看到全文后另存。\n回到这里重新选择；急用时，可以直接粘贴正文。",
  },
  file_hostile: {
    severity: "refused",
    next: "不要再打开这个文件，向来件单位核实。\n另取一份重新选择，或直接粘贴正文。",
  },
  file_locked: {
    severity: "refused",
    next: "在WPS里打开文件，去掉密码后另存。\n回到这里重新选择；急用时，可以直接粘贴正文。",
  },
  text_empty: { severity: "refused", next: "粘贴纪要正文后再读取。" },
  nothing_found: {
    severity: "refused",
    next: "确认选的是会议纪要，内容完整。\n重新选择文件，或直接粘贴正文。",
  },
  office_not_set: { severity: "refused", next: "在设置里填写单位名称和发文机关标志。" },
  field_missing: { severity: "refused", next: "补上缺的一项，再做一次。" },
  meeting_missing: { severity: "refused", next: "回到会议列表，重新打开。" },
  item_missing: { severity: "refused", next: "回到台账，重新查找。" },
  document_missing: { severity: "refused", next: "回到文书，在发文登记里重新打开。" },
  directive_missing: { severity: "refused", next: "这一条已经拆分或合并，按现在的内容再看一遍。" },
  review_refused: { severity: "refused", next: "" },
  step_refused: { severity: "refused", next: "" },
  nothing_to_undo: { severity: "quiet", next: "" },
  changed_meanwhile: { severity: "refused", next: "已换成最新内容，核对后再做一次。" },
  no_items: { severity: "refused", next: "至少选择一件事项。" },
  not_signed: { severity: "refused", next: "填写签发人后再编号发出。" },
  glyph_missing: { severity: "trouble", next: "在系统里装上含这个字的字体，或换一种写法。" },
  font_missing: { severity: "trouble", next: "在系统里装上仿宋、楷体、黑体和小标宋字体，再打开一次。" },
  page_impossible: { severity: "refused", next: "缩短标题或主送单位，再看一遍版面。" },
  journal_broken: { severity: "grave", next: "先不要再登记。\n在设置里用最近一次备份恢复。" },
  journal_newer: { severity: "grave", next: "换用新版督办打开这份台账。" },
  journal_missing: { severity: "grave", next: "确认台账文件夹还在原来的位置，再打开一次。" },
  journal_busy: { severity: "trouble", next: "稍等片刻，再做一次。" },
  backup_broken: { severity: "refused", next: "换一份备份文件恢复。" },
  folder_read_only: { severity: "trouble", next: "换一个可以写入的文件夹，或请管理员开放写入。" },
  folder_on_network: { severity: "trouble", next: "把台账放在本机硬盘上，再打开一次。" },
  disk_full: { severity: "trouble", next: "清理磁盘，留出空间后再做一次。" },
  outside_write_failed: { severity: "trouble", next: "关掉正在使用这个文件的程序，或换一个位置保存。" },
  date_unreadable: { severity: "refused", next: "按2026年6月30日这样的写法填写日期。" },
  cancelled: { severity: "quiet", next: "" },
  internal: { severity: "grave", next: "关掉窗口再打开一次；还出现时，记下代码和做到哪一步。" },
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
