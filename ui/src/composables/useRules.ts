import { computed, readonly, ref, shallowRef } from "vue";
import { commands, errorOf, type ErrorView, type SettingsForm, type SettingsView } from "@/ipc";
import { LIGHTS } from "@/words/lights";
import { useUndo } from "./useUndo";

const view = shallowRef<SettingsView | null>(null);
const error = ref<ErrorView | null>(null);

/** The shapes of the lights take the office's colours; their words keep the ink that can be read. */
function paint(colours: readonly string[]): void {
  LIGHTS.forEach((light, at) => {
    const colour = colours[at];
    if (colour) document.documentElement.style.setProperty(`--light-${light}-fill`, colour);
  });
}
function put(next: SettingsView): void {
  view.value = next;
  paint(next.form.colours);
}

/** 灯与规则: when a light changes, what the steps demand, when reminders come. Every change is a fact. */
export function useRules() {
  const { changed } = useUndo();

  async function load(): Promise<void> {
    try {
      put(await commands.settings());
    } catch (thrown) {
      error.value = errorOf(thrown);
    }
  }
  /** Does a change, and says it in a toast with the way back. */
  async function write(sentence: string, act: () => Promise<SettingsView>): Promise<void> {
    try {
      put(await act());
      error.value = null;
      changed(sentence, async () => put(await commands.undoSettings()));
    } catch (thrown) {
      error.value = errorOf(thrown);
    }
  }
  function change(part: Partial<SettingsForm>, sentence: string): Promise<void> {
    const form = view.value?.form;
    return form ? write(sentence, () => commands.setSettings({ ...form, ...part })) : Promise.resolve();
  }
  const choose = (name: string, word: string) => write(`已换成“${word}”`, () => commands.choosePreset(name));
  return {
    view: readonly(view),
    form: computed(() => view.value?.form ?? null),
    error,
    load,
    change,
    choose,
  };
}
