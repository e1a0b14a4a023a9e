import type { ChannelName, ItemView, StepForm } from "@/ipc";

export type StepName = StepForm["kind"];

/** What a clerk types into any of the short forms. A form shows only its own fields. */
export interface StepValues {
  department: string;
  by: ChannelName;
  yes: "yes" | "no";
  who: string;
  note: string;
  percent: string;
  problems: string;
  nextStep: string;
  until: string;
  cadence: string;
  approves: boolean;
  reviewAfter: string;
  target: string;
  figure: string;
}

/** One field of a form. `words` is a text of several lines, `line` one of one line. */
export interface StepField {
  name: keyof StepValues;
  is: "department" | "choice" | "words" | "line" | "percent" | "day" | "toggle";
  label: string;
  hint?: string;
  options?: readonly { value: string; word: string }[];
}

/** A step: its verb, its form, and what follows from it. */
export interface StepSpec {
  verb: string;
  fields: (item: ItemView, values: StepValues) => StepField[];
  /** What the step does, in one line; empty where the verb says it all. */
  does: string;
  /** Whether files come with it. */
  files: boolean;
  make: (values: StepValues) => StepForm;
}

export const noValues = (): StepValues => ({
  department: "",
  by: "phone",
  yes: "yes",
  who: "",
  note: "",
  percent: "",
  problems: "",
  nextStep: "",
  until: "",
  cadence: "",
  approves: true,
  reviewAfter: "",
  target: "",
  figure: "",
});

const department: StepField = { name: "department", is: "department", label: "单位" };
const words = (label: string, hint = ""): StepField => ({ name: "note", is: "words", label, hint });
const yesOrNo = (label: string, yes: string, no: string): StepField => ({
  name: "yes",
  is: "choice",
  label,
  options: [
    { value: "yes", word: yes },
    { value: "no", word: no },
  ],
});
const CHANNELS = [
  { value: "phone", word: "电话" },
  { value: "visit", word: "当面" },
  { value: "slip", word: "催办单" },
] as const;
const OPTIONAL = "可不填";

/** Every step with its form. Which of them an item allows is the program's to say. */
export const STEPS: Record<Exclude<StepName, "reassign" | "add-evidence">, StepSpec> = {
  assign: {
    verb: "交办",
    fields: () => [],
    does: "不发通知单，已用别的办法交办，记入日志。",
    files: true,
    make: () => ({ kind: "assign" }),
  },
  acknowledge: {
    verb: "签收",
    fields: () => [department],
    does: "",
    files: true,
    make: ({ department }) => ({ kind: "acknowledge", department }),
  },
  remind: {
    verb: "催办",
    fields: () => [
      department,
      { name: "by", is: "choice", label: "方式", options: CHANNELS },
      words("答复", "找了谁，怎么答复"),
    ],
    does: "",
    files: false,
    make: ({ department, by, note }) => ({ kind: "remind", department, by, note }),
  },
  "report-progress": {
    verb: "登记反馈",
    fields: () => [
      department,
      { name: "percent", is: "percent", label: "进度" },
      words("进展"),
      { name: "problems", is: "line", label: "问题", hint: OPTIONAL },
      { name: "nextStep", is: "line", label: "下一步", hint: OPTIONAL },
    ],
    does: "",
    files: true,
    make: ({ department, percent, note, problems, nextStep }) => ({
      kind: "report-progress",
      department,
      percent: Math.max(0, Math.min(100, Math.round(Number(percent) || 0))),
      narrative: note,
      problems,
      next_step: nextStep,
    }),
  },
  "report-completion": {
    verb: "申报办结",
    fields: () => [department, words("完成情况")],
    does: "牵头单位都申报后，转入待核查。",
    files: true,
    make: ({ department, note }) => ({ kind: "report-completion", department, note }),
  },
  verify: {
    verb: "核查",
    fields: (_, { yes }) => [
      yesOrNo("结果", "通过", "退回"),
      yes === "yes" ? words("核查情况", "看了什么，是否达到要求") : words("还缺什么", "退回后由承办单位补办"),
    ],
    does: "",
    files: true,
    make: ({ yes, note }) =>
      yes === "yes" ? { kind: "verify", note } : { kind: "return-for-rework", missing: note },
  },
  "return-for-rework": {
    verb: "退回",
    fields: () => [words("还缺什么")],
    does: "退回后由承办单位补办，再次申报。",
    files: true,
    make: ({ note }) => ({ kind: "return-for-rework", missing: note }),
  },
  close: {
    verb: "销号",
    fields: () => [
      words("办结说明"),
      { name: "reviewAfter", is: "line", label: "回头看", hint: "几天后，可不填" },
    ],
    does: "销号后移出在办清单，写入日志。需要时可以重新立项。",
    files: true,
    make: ({ note, reviewAfter }) => ({
      kind: "close",
      note,
      review_after: /^\d+$/.test(reviewAfter.trim()) ? Number(reviewAfter) : null,
    }),
  },
  "request-extension": {
    verb: "申请延期",
    fields: () => [department, words("理由"), { name: "until", is: "day", label: "延至" }],
    does: "答复之前，仍按原时限亮灯。",
    files: true,
    make: ({ department, until, note }) => ({ kind: "request-extension", department, until, reason: note }),
  },
  "decide-extension": {
    verb: "答复延期",
    fields: () => [
      yesOrNo("答复", "同意", "不同意"),
      { name: "who", is: "line", label: "谁定的", hint: "分管副市长" },
      { ...words("意见", OPTIONAL), is: "line" },
    ],
    does: "",
    files: true,
    make: ({ yes, who, note }) => ({ kind: "decide-extension", granted: yes === "yes", by: who, note }),
  },
  suspend: {
    verb: "暂缓",
    fields: () => [words("理由")],
    does: "暂缓期间不亮灯，不催办；可以恢复。",
    files: true,
    make: ({ note }) => ({ kind: "suspend", reason: note }),
  },
  resume: {
    verb: "恢复",
    fields: () => [],
    does: "恢复后接着办理，按原时限亮灯。",
    files: false,
    make: () => ({ kind: "resume" }),
  },
  terminate: {
    verb: "终止",
    fields: () => [words("理由")],
    does: "终止后不再督办，写入日志。需要时可以重新立项。",
    files: true,
    make: ({ note }) => ({ kind: "terminate", reason: note }),
  },
  "make-standing": {
    verb: "转为长期坚持",
    fields: () => [{ name: "cadence", is: "line", label: "多久反馈", hint: "每月25日前，每季度" }],
    does: "不再有最后时限，按期反馈。",
    files: false,
    make: ({ cadence }) => ({ kind: "make-standing", cadence }),
  },
  reopen: {
    verb: "重新立项",
    fields: () => [words("理由")],
    does: "以前的经过都保留。",
    files: true,
    make: ({ note }) => ({ kind: "reopen", reason: note }),
  },
  instruct: {
    verb: "登记批示",
    fields: () => [
      { name: "who", is: "line", label: "批示人", hint: "市长" },
      words("批示内容"),
      { name: "approves", is: "toggle", label: "同意或圈阅" },
    ],
    does: "",
    files: true,
    make: ({ who, note, approves }) => ({ kind: "instruct", by: who, text: note, approves }),
  },
  review: {
    verb: "回头看",
    fields: () => [yesOrNo("结果", "保持", "有反弹"), words("看到的情况")],
    does: "",
    files: true,
    make: ({ yes, note }) => ({ kind: "review", holds: yes === "yes", note }),
  },
  "reach-target": {
    verb: "登记完成数",
    fields: (item) => [
      {
        name: "target",
        is: "choice",
        label: "目标",
        options: item.targets.map(({ text }) => ({ value: text, word: text })),
      },
      { name: "figure", is: "line", label: "已完成", hint: "只填数字，单位同目标" },
    ],
    does: "",
    files: true,
    make: ({ target, figure }) => ({
      kind: "reach-target",
      target,
      figure: /^\d+(\.\d+)?$/.test(figure.trim()) ? Number(figure) : null,
    }),
  },
};

export const isStep = (kind: string): kind is keyof typeof STEPS => kind in STEPS;

/** The departments that a step can be about, those that it most likely is about first. */
export function departmentsFor(kind: StepName, item: ItemView): string[] {
  const waits = (state: string) => {
    if (kind === "acknowledge") return state === "assigned";
    return kind !== "report-completion" || state !== "completion-reported";
  };
  const speaks = (reports: boolean) =>
    (kind !== "report-progress" && kind !== "report-completion" && kind !== "request-extension") || reports;
  const fit = item.courses.filter((course) => waits(course.state) && speaks(course.reports));
  const leads = fit.filter((course) => course.role !== "supporting");
  return [...leads, ...fit.filter((course) => course.role === "supporting")].map(
    (course) => course.department,
  );
}

/** The letter that takes a step on the item's page. */
export const STEP_KEYS: Partial<Record<StepName, string>> = {
  remind: "R",
  "report-progress": "F",
  instruct: "I",
  "report-completion": "C",
  "request-extension": "Y",
  acknowledge: "Q",
  verify: "V",
};
