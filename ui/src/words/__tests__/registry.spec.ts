import { describe, expect, it } from "vitest";
import type { DepartmentView } from "@/ipc";
import { contactWords, formOf, matching, standingWords } from "../registry";

const department = (part: Partial<DepartmentView>): DepartmentView => ({
  id: "1",
  name: "云岭市水利局",
  short_names: ["水利局"],
  aliases: [],
  level: "city",
  side: "government",
  duties: ["防汛"],
  leader: "",
  contacts: [],
  former: [],
  merged_into: null,
  merged_from: null,
  items: 0,
  ...part,
});
const water = department({ former: [{ name: "云岭市水务局", until: "2020-01-01" }] });
const office = department({
  id: "2",
  name: "云岭市委办公室",
  short_names: ["市委办"],
  side: "party",
  duties: [],
  contacts: [{ name: "张华", post: "科长", phone: "6312" }],
});
const gone = department({
  id: "3",
  name: "云岭市粮食局",
  short_names: [],
  merged_into: "云岭市发展和改革委员会",
});
const all = [water, office, gone];

describe("matching", () => {
  it.each([
    ["all", "", ["1", "2"]],
    ["party", "", ["2"]],
    ["merged", "", ["3"]],
    ["all", "水务", ["1"]],
    ["all", "防汛", ["1"]],
    ["all", "张华", ["2"]],
    ["government", "张华", []],
    ["all", "粮食", []],
  ] as const)("shows of %s with “%s” %j", (part, words, ids) => {
    expect(matching(all, part, words).map((one) => one.id)).toEqual(ids);
  });
});

describe("formOf", () => {
  it("copies an entry, so that what is typed changes nothing before it is saved", () => {
    const form = formOf(office);
    form.contacts[0]!.name = "李明";
    form.short_names.push("办公室");
    expect(office.contacts[0]!.name).toBe("张华");
    expect(office.short_names).toEqual(["市委办"]);
  });
  it("begins a new entry with the name that was met in an item", () => {
    expect(formOf(null, "市大数据局")).toMatchObject({ id: null, name: "市大数据局", level: null });
  });
});

it("says level, side and a person in few words", () => {
  expect(standingWords(office)).toBe("市级，党委");
  expect(contactWords({ name: "张华", post: "", phone: "6312" })).toBe("张华，6312");
});
