/** Items in few words, for the ledger's cells and its batch bar. */
import type { ItemLine, ItemView } from "@/ipc";
import { LIGHTS, LIGHT_WORDS, tallyOf } from "./lights";

/** 055 of this year, 2025-031 of another. */
export const shortCode = (code: string, today: string): string =>
  code.startsWith(`${today.slice(0, 4)}-`) ? code.slice(5) : code;

/** 市水利局, or 市水利局等3个 of several. */
export const manyWords = (names: readonly string[]): string =>
  names.length > 1 ? `${names[0]}等${names.length}个` : (names[0] ?? "");

/** 3个牵头单位，均已超期; 2个牵头单位，超期1件，临期1件. */
export function selectionWords(lines: readonly ItemLine[]): string {
  const leads = new Set(lines.flatMap((line) => line.lead));
  const who = leads.size > 0 ? `${leads.size}个牵头单位` : "没有写明牵头单位";
  const tally = tallyOf(lines);
  if (lines.length > 0 && tally[0] === lines.length) return `${who}，均已超期`;
  const late = LIGHTS.slice(0, 2).flatMap((light, at) =>
    tally[at] ? [`${LIGHT_WORDS[light]}${tally[at]}件`] : [],
  );
  return [who, ...late].join("，");
}

/** 〔2026〕37号: a document's number without the office's own word. */
export const shortNumber = (number: string): string => number.slice(Math.max(0, number.indexOf("〔")));

/** Names typed or pasted as a list. A 、 inside brackets parts nothing: 各县（市、区） is one name. */
export const splitNames = (words: string): string[] =>
  words
    .split(/[、，,；;\n](?![^（(]*[）)])/)
    .map((name) => name.trim())
    .filter(Boolean);

/** 距上次反馈已有11个工作日; nothing on the very day. */
export const sinceReport = (item: ItemView | null): string =>
  item?.since_report.includes("已有0个") ? "" : (item?.since_report ?? "");
