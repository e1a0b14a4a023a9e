import { computed, ref, shallowRef, watch, type Ref } from "vue";
import { commands, errorOf, type DepartmentFigures, type ErrorView, type StatisticsView } from "@/ipc";
import { latest } from "./debounced";

export type FigureKey = "department" | "leads" | "late" | "near" | "done" | "supports" | "asked";

const sum = (lights: readonly number[]) => lights.reduce((all, count) => all + count, 0);
/** What a column shows of a department. */
export const figureOf: Record<Exclude<FigureKey, "department">, (one: DepartmentFigures) => number> = {
  leads: (one) => sum(one.leads),
  late: (one) => one.leads[0],
  near: (one) => one.leads[1],
  done: (one) => one.leads[3],
  supports: (one) => sum(one.supports),
  asked: (one) => one.asked_this_month,
};

/** Departments by a column, the larger figures first; what is equal stays in the order of the names. */
export function sorted(departments: readonly DepartmentFigures[], by: FigureKey): DepartmentFigures[] {
  if (by === "department") return [...departments];
  return [...departments].sort((a, b) => figureOf[by](b) - figureOf[by](a));
}

/** 统计, as of a day: today's figures are reckoned fresh, a past day's as they were seen then. */
export function useStatistics(today: Readonly<Ref<string>>) {
  const day = ref(today.value);
  const by = ref<FigureKey>("late");
  const view = shallowRef<StatisticsView | null>(null);
  const error = ref<ErrorView | null>(null);
  const ask = latest((wanted: string) =>
    wanted === today.value || !wanted ? commands.statistics() : commands.statisticsAsOf(wanted),
  );

  async function load(): Promise<void> {
    try {
      const found = await ask(day.value);
      if (!found) return;
      view.value = found;
      error.value = null;
    } catch (thrown) {
      error.value = errorOf(thrown);
    }
  }
  watch(today, (now) => (day.value ||= now));
  watch(day, load, { immediate: true });
  const departments = computed(() => sorted(view.value?.departments ?? [], by.value));
  const past = computed(() => day.value !== "" && day.value !== today.value);
  return { day, by, view, error, departments, past, load };
}
