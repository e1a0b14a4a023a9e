import { describe, expect, it } from "vitest";
import { dayAndWeekday, dayWords, momentWords } from "../days";
import { filled, suggestOffice } from "../office";
import { titleAndRest } from "../sentences";

describe("days", () => {
  it("name the year only when it is not this year's", () => {
    expect(dayWords("2026-06-30", "2026-06-11")).toBe("6月30日");
    expect(dayWords("2025-12-31", "2026-06-11")).toBe("2025年12月31日");
    expect(dayAndWeekday("2026-06-09", "2026-06-11")).toBe("6月9日（周二）");
  });

  it("are today and yesterday in words, over the turn of a month too", () => {
    expect(momentWords("2026-06-11T09:12", "2026-06-11")).toBe("今天9:12");
    expect(momentWords("2026-05-31T17:30:00", "2026-06-01")).toBe("昨天17:30");
    expect(momentWords("2026-05-03T08:00", "2026-06-11")).toBe("5月3日");
  });

  it("that cannot be read are shown as they came", () => {
    expect(dayWords("去年", "2026-06-11")).toBe("去年");
  });
});

describe("an office's name", () => {
  it.each([
    ["中共云岭市委督查室", "云督办", "市委各部委"],
    ["云岭市人民政府督查室", "云政督办", "市政府各部门"],
    ["中共云溪县委办公室", "云督办", "县委各部委"],
    ["岭东区人民政府办公室", "岭政督办", "区政府各部门"],
  ])("%s suggests its 代字 and its list", (name, prefix, list) => {
    expect(suggestOffice(name).number_prefix).toBe(prefix);
    expect(suggestOffice(name).general_list).toContain(list);
  });

  it("that tells nothing suggests nothing", () => {
    expect(suggestOffice("督查办")).toEqual({ number_prefix: "", general_list: "" });
  });

  it("fills what was left empty, and keeps what was written", () => {
    const form = {
      name: " 中共云岭市委督查室 ",
      mark: "",
      number_prefix: "岭督",
      general_list: "",
      contact: "",
    };
    expect(filled(form)).toMatchObject({
      name: "中共云岭市委督查室",
      mark: "中共云岭市委督查室",
      number_prefix: "岭督",
    });
  });
});

describe("an error's sentence", () => {
  it("has a title, and what did not happen", () => {
    expect(titleAndRest("“纪要.wps”没有读出来。文件设了打开密码。")).toEqual([
      "“纪要.wps”没有读出来",
      "文件设了打开密码。",
    ]);
    expect(titleAndRest("没有找到")).toEqual(["没有找到", ""]);
  });
});
