import { computed, readonly, ref, shallowRef } from "vue";
import { commands, errorOf, type ClerksView, type ErrorView } from "@/ipc";
import { kept } from "./kept";

/** Whom this machine remembers; empty where nobody was chosen on it. */
const remembered = kept("clerk", "", (found): found is string => typeof found === "string");
const view = shallowRef<ClerksView | null>(null);
const error = ref<ErrorView | null>(null);
const asking = ref(false);

/** 经办人: whose name stands in every fact. One for the window; this machine remembers the last one chosen. */
export function useClerk() {
  /** Takes up who was remembered. Where nobody was and clerks are known, asks who it is. */
  async function begin(): Promise<void> {
    try {
      view.value = await (remembered.value ? commands.chooseClerk(remembered.value) : commands.clerks());
      asking.value = !view.value.chosen && view.value.clerks.length > 0;
    } catch {
      // Steps are then recorded in the office's name; the foot of the navigation shows it.
      view.value = null;
    }
  }
  async function choose(name: string): Promise<void> {
    try {
      view.value = await commands.chooseClerk(name);
      remembered.value = view.value.acting;
      asking.value = false;
      error.value = null;
    } catch (thrown) {
      error.value = errorOf(thrown);
    }
  }
  /** Opens the form anew, with those who are known by now. */
  async function ask(): Promise<void> {
    error.value = null;
    view.value = await commands.clerks().catch(() => view.value);
    asking.value = true;
  }
  const close = () => (asking.value = false);
  const words = computed(() => (view.value?.chosen ? `经办：${view.value.acting}` : "还没有选经办人"));
  return {
    view: view as Readonly<typeof view>,
    error,
    asking: readonly(asking),
    words,
    begin,
    choose,
    ask,
    close,
  };
}
