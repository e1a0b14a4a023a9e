import { computed, ref, type Ref } from "vue";
import { useDesk } from "./useDesk";

/** The past day that 台账 and 事项 are seen as of; null is today. */
export const past: Ref<string | null> = ref(null);

/** The day that a picked one means: today, or none at all, is no past day. */
export const pastDay = (picked: string | null, today: string): string | null =>
  picked && picked !== today ? picked : null;

/** 台账 and 事项 as of a day. A past day shows what was recorded by then, and nothing can be done in it. */
export function useDay() {
  const { desk } = useDesk();
  const today = computed(() => desk.value?.today ?? "");
  const day = computed({
    get: () => past.value ?? today.value,
    set: (picked: string | null) => (past.value = pastDay(picked, today.value)),
  });
  const back = () => (past.value = null);
  return { day, past, today, back };
}
