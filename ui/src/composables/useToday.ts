import { computed, ref, shallowRef } from "vue";
import {
  commands,
  errorOf,
  type ErrorView,
  type TodayLine,
  type TodayList,
  type TodayName,
  type TodayView,
} from "@/ipc";
import { latest } from "./debounced";

/** A row of 今日 with the list it stands in. An item may stand in two lists. */
export interface TodayRow {
  key: string;
  list: TodayList;
  entry: TodayLine;
}

/** The rows of all lists in their order. */
export const rowsOf = (view: Pick<TodayView, "lists">): TodayRow[] =>
  view.lists.flatMap((list) =>
    list.lines.map((entry) => ({ key: `${list.name} ${entry.line.code}`, list, entry })),
  );

/** The numbers that are shown even where they are nought. */
const ALWAYS: readonly TodayName[] = ["overdue", "near", "verify"];

/** A number of the day, and the list it opens. */
export interface Sum {
  name: TodayName | "confirm" | "slips";
  word: string;
  count: number;
}

/** The numbers of the day in their order. */
export function sumsOf(view: Pick<TodayView, "lists" | "to_confirm" | "slips_total">): Sum[] {
  const sums = view.lists
    .filter((list) => ALWAYS.includes(list.name) || list.total > 0)
    .map<Sum>((list) => ({ name: list.name, word: list.word, count: list.total }));
  if (view.to_confirm > 0) sums.push({ name: "confirm", word: "待确认", count: view.to_confirm });
  if (view.slips_total > 0) sums.push({ name: "slips", word: "回执未回", count: view.slips_total });
  return sums;
}

// Kept for the window: coming back, the clerk finds the row that was looked at.
const view = shallowRef<TodayView | null>(null);
const focused = ref<string | null>(null);
const error = ref<ErrorView | null>(null);

/** 今日: what waits, and the row under the keyboard. */
export function useToday() {
  const ask = latest(() => commands.today());
  const rows = computed(() => (view.value ? rowsOf(view.value) : []));
  const at = computed(() => rows.value.findIndex((row) => row.key === focused.value));
  const current = computed(() => rows.value[at.value] ?? null);

  async function load(): Promise<void> {
    try {
      const place = at.value;
      const found = await ask();
      if (!found) return;
      view.value = found;
      error.value = null;
      // What was done is gone from its list: the look goes on with what took its place.
      if (at.value < 0)
        focused.value = rows.value[Math.max(0, Math.min(place, rows.value.length - 1))]?.key ?? null;
    } catch (thrown) {
      error.value = errorOf(thrown);
    }
  }
  function move(by: number): void {
    const to = rows.value[Math.max(0, Math.min(rows.value.length - 1, at.value + by))];
    if (to) focused.value = to.key;
  }
  const sums = computed(() => (view.value ? sumsOf(view.value) : []));
  const waiting = computed(() => sums.value.reduce((all, sum) => all + sum.count, 0));
  return { sums, waiting, view: view as Readonly<typeof view>, rows, current, focused, error, load, move };
}
