/** Forms that make or reshape items, before anything is typed. */
import type { ItemForm, ItemLine, PartForm } from "@/ipc";

/** Where an item that comes from no meeting comes from. */
export const SOURCES = ["批示", "上级来文", "工作报告", "其他"] as const;
export const URGENCIES = [
  { value: "ordinary", word: "一般" },
  { value: "urgent", word: "加急" },
  { value: "extra-urgent", word: "特急" },
] as const;

export const noItem = (): ItemForm => ({
  title: "",
  requirement: "",
  done_when: "",
  urgency: "ordinary",
  report_by: null,
  lead: [],
  joint: [],
  supporting: [],
  owners: [],
  deadlines: [],
  targets: [],
});

/** An item's parts as its form begins: departments and limits are the whole's until they are changed. */
export const partOf = (whole: ItemForm, title = ""): PartForm => ({
  title,
  requirement: "",
  lead: [...whole.lead, ...whole.joint],
  supporting: [...whole.supporting],
  deadlines: [...whole.deadlines],
});

/** Lines that an item could go into: those that are not over, without itself, whose words are wanted. */
export function targetsFor(lines: readonly ItemLine[], own: string | null, words: string): ItemLine[] {
  const wanted = words.trim();
  return lines.filter(
    (line) =>
      line.code !== own &&
      line.state !== "closed" &&
      line.state !== "terminated" &&
      (!wanted ||
        line.title.includes(wanted) ||
        line.code.includes(wanted) ||
        line.lead.some((name) => name.includes(wanted))),
  );
}
