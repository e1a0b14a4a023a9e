import { describe, expect, it } from "vitest";
import {
  chipFields,
  departmentsIn,
  formOf,
  governing,
  hasLead,
  headings,
  leadWords,
  otherDeadlines,
  partsAt,
} from "../useCard";
import { assignment, at, deadline, directive, meeting, text } from "./sample";

const place = at("二要办好赛事。");

describe("chipFields", () => {
  it("labels a field with the source's own word", () => {
    const joint = directive("d", place, {
      assignments: [assignment("市体育局", "joint", { label: "责任部门" })],
    });
    expect(chipFields(joint).map((f) => [f.label, f.stroke])).toEqual([["责任部门", "lead"]]);
  });

  it("does not take the verb of the sentence for a label", () => {
    const along = directive("d", place, {
      assignments: [assignment("市体育局", "supporting", { label: "会同" })],
    });
    expect(chipFields(along)[0]?.label).toBe("配合单位");
  });

  it("never calls a 责任单位 a 牵头单位", () => {
    const joint = directive("d", place, { assignments: [assignment("市体育局", "joint")] });
    expect(chipFields(joint)[0]?.label).toBe("责任单位");
  });

  it("keeps the open end of a list, and says each reason once", () => {
    const ground = { place: null, rule: "", reason: "“等部门”" };
    const two = [
      assignment("市体育局", "supporting", { ground }),
      assignment("市公安局", "supporting", { ground, open_ended: true }),
    ];
    const [field] = chipFields(directive("d", place, { assignments: two }));
    expect(field?.values.map((v) => v.text)).toEqual(["市体育局", "市公安局等"]);
    expect(field?.reasons).toBe("“等部门”");
  });

  it("shows a field that has nothing but a suggestion", () => {
    const suggestions = [{ department: "市财政局", role: "supporting" as const, reason: "职责" }];
    expect(chipFields(directive("d", place, { suggestions })).map((f) => f.label)).toEqual(["配合单位"]);
  });
});

describe("headings", () => {
  it("leaves out bare numbers", () => {
    expect(headings(["会议指出", "一要"])).toEqual(["会议指出"]);
    expect(headings(["一、", "（二）", "3."])).toEqual([]);
    expect(headings(["三、重点项目"])).toEqual(["三、重点项目"]);
  });
});

describe("a card in two lines", () => {
  it("says who answers by the role they have", () => {
    const of = (...assignments: ReturnType<typeof assignment>[]) =>
      leadWords(directive("d", place, { assignments }));
    expect(of(assignment("市体育局", "lead"))).toBe("市体育局牵头");
    expect(of(assignment("市体育局", "joint"), assignment("市公安局", "joint"))).toBe(
      "市体育局、市公安局负责",
    );
    expect(of(assignment("各县区", "subject"))).toBe("各县区");
    expect(of(assignment("甲局", "lead"), assignment("乙局", "lead"), assignment("丙局", "lead"))).toBe(
      "甲局等3个单位牵头",
    );
    expect(of(assignment("市公安局", "supporting"))).toBe("");
  });

  it("is governed by the last day named, and names the others apart", () => {
    const deadlines = [
      deadline("年内", "on", { words: "12月31日（周四）" }),
      deadline("6月底前", "on", { words: "6月30日（周二）" }),
      deadline("长期坚持", "standing"),
    ];
    const several = directive("d", place, { deadlines });
    expect(governing(several)?.text).toBe("6月底前");
    expect(otherDeadlines(several)).toBe("年内，即12月31日（周四）；长期坚持");
  });

  it("does not take a supporting department for the one that answers", () => {
    expect(hasLead(directive("d", place, { assignments: [assignment("市公安局", "supporting")] }))).toBe(
      false,
    );
  });
});

describe("the form", () => {
  it("holds every value as it stands, the order's subject with the lead", () => {
    const [flood] = meeting().directives;
    expect(formOf({ ...flood!, assignments: [assignment("各县区", "subject")] })).toEqual({
      title: "flood",
      lead: ["各县区"],
      joint: [],
      supporting: [],
      owners: [],
      deadlines: ["6月底前"],
    });
  });

  it("offers each department of the meeting once", () => {
    expect(departmentsIn([...meeting().directives, ...meeting().directives])).toEqual(["市水利局", "各县区"]);
  });
});

describe("partsAt", () => {
  it("cuts the sentence where it is told to, whatever the order of the places", () => {
    const whole = meeting().directives[0]!.place;
    const cuts = [at("排查；").end, at("防汛，").end];
    expect(partsAt(text, whole, cuts)).toEqual([
      "一要抓好防汛，",
      "6月底前由市水利局牵头完成排查；",
      "各县区配合。",
    ]);
  });
});
