/** Days in words. A day is `2026-06-30`; no clock and no time zone come in. */

const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"] as const;

const parts = (day: string): [number, number, number] | null => {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : null;
};

/** 6月30日; with the year only when it is not today's. */
export function dayWords(day: string, today: string): string {
  const d = parts(day);
  if (!d) return day;
  const year = parts(today)?.[0] === d[0] ? "" : `${d[0]}年`;
  return `${year}${d[1]}月${d[2]}日`;
}

/** 周二; empty where it is no day. */
export function weekday(day: string): string {
  const d = parts(day);
  return d ? (WEEKDAYS[new Date(Date.UTC(d[0], d[1] - 1, d[2])).getUTCDay()] ?? "") : "";
}

/** 6月30日（周二）. */
export const dayAndWeekday = (day: string, today: string): string =>
  parts(day) ? `${dayWords(day, today)}（${weekday(day)}）` : day;

/** 今天9:12, 昨天17:30, 6月3日: of a moment `2026-06-11T09:12`. */
export function momentWords(moment: string, today: string): string {
  const day = moment.slice(0, 10);
  const clock = /T(\d{2}):(\d{2})/.exec(moment);
  const time = clock ? `${Number(clock[1])}:${clock[2]}` : "";
  if (day === today) return `今天${time}`;
  if (day === dayBefore(today)) return `昨天${time}`;
  return dayWords(day, today);
}

function dayBefore(day: string): string {
  const d = parts(day);
  return d ? new Date(Date.UTC(d[0], d[1] - 1, d[2] - 1)).toISOString().slice(0, 10) : day;
}
