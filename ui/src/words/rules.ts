/** When each light comes on, in words, as the office has set it. */
import type { LightName, SettingsForm } from "@/ipc";

type Thresholds = Pick<SettingsForm, "amber_working_days" | "behind_points" | "amber_missed" | "red_missed">;

export function lightRule(light: LightName, form: Thresholds): string {
  const missed = (count: number | null) => (count ? [`欠报${count}次`] : []);
  if (light === "red") return ["过了时限，还没有销号", ...missed(form.red_missed)].join("；");
  if (light === "amber") {
    const days = form.amber_working_days;
    const near = days === 0 ? "今天到期" : `${days}个工作日内到期`;
    const behind = form.behind_points ? [`进度滞后${form.behind_points}个百分点`] : [];
    return [near, ...behind, ...missed(form.amber_missed)].join("；");
  }
  return { green: "时限未到，或没有写时限", blue: "核查通过，已销号", grey: "长期坚持、暂缓、终止" }[light];
}
