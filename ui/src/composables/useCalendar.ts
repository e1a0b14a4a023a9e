import { readonly, ref, shallowRef } from "vue";
import { commands, errorOf, type CalendarPreview, type CalendarView, type ErrorView } from "@/ipc";
import { useToast } from "./useToast";

/** 工作日历: what is known, and a notice that is read before it is taken in. */
export function useCalendar() {
  const { show } = useToast();
  const view = shallowRef<CalendarView | null>(null);
  const preview = shallowRef<CalendarPreview | null>(null);
  const error = ref<ErrorView | null>(null);
  const busy = ref(false);
  /** The text that the preview was read from. */
  let read = "";

  async function tried<T>(act: () => Promise<T>): Promise<T | null> {
    if (busy.value) return null;
    busy.value = true;
    try {
      const done = await act();
      error.value = null;
      return done;
    } catch (thrown) {
      error.value = errorOf(thrown);
      return null;
    } finally {
      busy.value = false;
    }
  }
  async function load(): Promise<void> {
    view.value = (await tried(() => commands.calendar())) ?? view.value;
  }
  /** Reads a notice; nothing is written. */
  async function look(text: string): Promise<void> {
    preview.value = await tried(() => commands.previewCalendar(text));
    read = text;
  }
  /** Takes in what was looked at; whether it was done. */
  async function take(): Promise<boolean> {
    const seen = preview.value;
    if (!seen) return false;
    const outcome = await tried(() => commands.applyCalendar(read, seen.version));
    if (!outcome) return false;
    view.value = outcome.calendar;
    preview.value = null;
    show(outcome.said, { label: "撤销", go: () => void undo() });
    return true;
  }
  /** Takes the last notice back. */
  async function undo(): Promise<void> {
    const version = view.value?.version;
    const outcome = version === undefined ? null : await tried(() => commands.undoCalendar(version));
    if (!outcome) return;
    view.value = outcome.calendar;
    show(outcome.said);
  }
  const forget = () => {
    preview.value = null;
    error.value = null;
  };
  return { view, preview, error, busy: readonly(busy), load, look, take, undo, forget };
}
