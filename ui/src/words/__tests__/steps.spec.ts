import { describe, expect, it } from "vitest";
import type { CourseView, ItemView } from "@/ipc";
import { departmentsFor, noValues, STEPS } from "../steps";

const course = (department: string, more: Partial<CourseView> = {}): CourseView => ({
  department,
  role: "lead",
  state: "assigned",
  state_word: "待签收",
  percent: 0,
  last_report: null,
  returned: false,
  reports: true,
  ...more,
});
const item = {
  courses: [
    course("市财政局", { role: "supporting", reports: false }),
    course("市水利局", { state: "in-progress" }),
    course("市应急管理局"),
  ],
} as ItemView;

describe("departmentsFor", () => {
  it("offers for 签收 only those that have not acknowledged, the leads first", () => {
    expect(departmentsFor("acknowledge", item)).toEqual(["市应急管理局", "市财政局"]);
  });
  it("offers for 申报办结 only those that have not claimed it", () => {
    const claimed = course("市水利局", { state: "completion-reported" });
    const both = { courses: [claimed, course("市住房城乡建设局")] } as ItemView;
    expect(departmentsFor("report-completion", both)).toEqual(["市住房城乡建设局"]);
  });
  it("offers for 反馈 only those that report by themselves", () => {
    expect(departmentsFor("report-progress", item)).toEqual(["市水利局", "市应急管理局"]);
  });
});

describe("STEPS", () => {
  it.each([
    ["120", 100],
    ["40", 40],
    ["", 0],
    ["约一半", 0],
  ])("takes %s for a progress of %i per cent", (percent, read) => {
    const made = STEPS["report-progress"].make({ ...noValues(), percent });
    expect(made).toMatchObject({ kind: "report-progress", percent: read });
  });

  it("makes of a 核查 that did not pass a 退回, and asks what is missing", () => {
    const values = { ...noValues(), yes: "no" as const, note: "缺验收表" };
    expect(STEPS.verify.make(values)).toEqual({ kind: "return-for-rework", missing: "缺验收表" });
    expect(STEPS.verify.fields(item, values).map((field) => field.label)).toContain("还缺什么");
  });

  it("leaves the days to 回头看 to the office where none are named", () => {
    expect(STEPS.close.make(noValues())).toMatchObject({ review_after: null });
    expect(STEPS.close.make({ ...noValues(), reviewAfter: " 90 " })).toMatchObject({ review_after: 90 });
  });
});
