/** 名录 in words: levels, sides, and what a row of an imported table does. */
import type { DepartmentForm, DepartmentView, LevelName, RowAction, SideName } from "@/ipc";

export const LEVELS: readonly { value: LevelName; word: string }[] = [
  { value: "province", word: "省" },
  { value: "city", word: "市" },
  { value: "county", word: "县" },
  { value: "district", word: "区" },
];
export const SIDES: readonly { value: SideName; word: string }[] = [
  { value: "party", word: "党委" },
  { value: "government", word: "政府" },
  { value: "other", word: "其他" },
];
export const ACTION_WORDS: Record<RowAction, string> = {
  new: "新增",
  changed: "修改",
  same: "没有变化",
  refused: "没有采用",
};
const wordOf = <T extends string>(options: readonly { value: T; word: string }[], value: T): string =>
  options.find((option) => option.value === value)?.word ?? "";

/** 市级，政府. */
export const standingWords = (one: DepartmentView): string =>
  `${wordOf(LEVELS, one.level)}级，${wordOf(SIDES, one.side)}`;

/** Which part of the registry is shown; those that went into others stand apart. */
export type Part = SideName | "all" | "merged";

/** Departments of a part whose names, former names, duties or persons hold the words. */
export function matching(all: readonly DepartmentView[], part: Part, words: string): DepartmentView[] {
  const wanted = words.trim();
  const inPart = (one: DepartmentView) =>
    part === "merged" ? !!one.merged_into : !one.merged_into && (part === "all" || one.side === part);
  const said = (one: DepartmentView) => [
    one.name,
    one.leader,
    ...one.short_names,
    ...one.aliases,
    ...one.duties,
    ...one.former.map((former) => former.name),
    ...one.contacts.flatMap((contact) => [contact.name, contact.phone]),
  ];
  return all.filter((one) => inPart(one) && (!wanted || said(one).some((text) => text.includes(wanted))));
}

/** An entry as its form begins; a new one has nothing but perhaps its name. */
export function formOf(one: DepartmentView | null, name = ""): DepartmentForm {
  if (!one)
    return {
      id: null,
      name,
      short_names: [],
      aliases: [],
      level: null,
      side: "government",
      duties: [],
      leader: "",
      contacts: [],
    };
  const { id, level, side, leader } = one;
  return {
    id,
    name: one.name,
    short_names: [...one.short_names],
    aliases: [...one.aliases],
    level,
    side,
    duties: [...one.duties],
    leader,
    contacts: one.contacts.map((contact) => ({ ...contact })),
  };
}

/** 张华，办公室主任，0871-6312; what is empty is left out. */
export const contactWords = (contact: { name: string; post: string; phone: string }): string =>
  [contact.name, contact.post, contact.phone].filter(Boolean).join("，");
