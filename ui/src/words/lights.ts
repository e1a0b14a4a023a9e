import type { ItemLine, LightName } from "@/ipc";

/** The lights in the order of a tally. */
export const LIGHTS = ["red", "amber", "green", "blue", "grey"] as const satisfies readonly LightName[];
/** What a light is called where it stands for a class and not for one item. */
export const LIGHT_WORDS: Record<LightName, string> = {
  red: "超期",
  amber: "临期",
  green: "正常",
  blue: "销号",
  grey: "其他",
};
export type Tally = [red: number, amber: number, green: number, blue: number, grey: number];

/** How many of the lines carry each light. */
export function tallyOf(lines: readonly ItemLine[]): Tally {
  const tally: Tally = [0, 0, 0, 0, 0];
  for (const line of lines) tally[LIGHTS.indexOf(line.light)]! += 1;
  return tally;
}
