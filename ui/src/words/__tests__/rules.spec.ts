import { expect, it } from "vitest";
import { lightRule } from "../rules";

const plain = { amber_working_days: 5, behind_points: null, amber_missed: null, red_missed: null };

it.each([
  ["red", plain, "过了时限，还没有销号"],
  ["red", { ...plain, red_missed: 2 }, "过了时限，还没有销号；欠报2次"],
  ["amber", plain, "5个工作日内到期"],
  ["amber", { ...plain, amber_working_days: 0 }, "今天到期"],
  ["amber", { ...plain, behind_points: 20, amber_missed: 1 }, "5个工作日内到期；进度滞后20个百分点；欠报1次"],
  ["blue", plain, "核查通过，已销号"],
] as const)("says of %s with %j: %s", (light, form, words) => {
  expect(lightRule(light, form)).toBe(words);
});
