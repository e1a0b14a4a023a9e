import { readonly, ref, shallowRef } from "vue";
import { commands, errorOf, type ErrorView, type ItemView, type StepForm } from "@/ipc";
import type { STEPS } from "@/words/steps";
import { useToast } from "./useToast";

export type AskedStep = keyof typeof STEPS;

/** The step that is being taken, with the item as it stood when the form was opened. */
const asked = shallowRef<{ kind: AskedStep; item: ItemView } | null>(null);
const error = ref<ErrorView | null>(null);
const busy = ref(false);
/** The item whose last step was taken here: what Ctrl Z takes back. */
let last: string | null = null;

/** Steps in an item's life, each asked by one short form. One form for the window, whatever page it is asked from. */
export function useSteps() {
  const { show } = useToast();

  /** Opens the form of a step. What was read of the item beforehand is asked for again, so that the form is not stale. */
  async function begin(code: string, kind: AskedStep): Promise<void> {
    error.value = null;
    try {
      asked.value = { kind, item: await commands.item(code) };
    } catch (thrown) {
      show(errorOf(thrown).sentence);
    }
  }
  /** Takes the step that is asked; a refusal stays in the form. */
  async function take(step: StepForm, on: string | null, evidence: string[]): Promise<void> {
    const form = asked.value;
    if (!form || busy.value) return;
    busy.value = true;
    try {
      const { code } = form.item.line;
      const outcome = await commands.takeStep(code, form.item.version, { step, on, evidence });
      asked.value = null;
      done(code, outcome.said);
    } catch (thrown) {
      error.value = errorOf(thrown);
    } finally {
      busy.value = false;
    }
  }
  /** Says what was done to an item, and remembers it as what Ctrl Z takes back. */
  function done(code: string, said: string): void {
    last = code;
    show(said, { label: "撤销", keys: "Ctrl Z", go: () => void undo() });
  }
  /** Takes back the last step on an item: the one that was taken here last, where none is named. */
  async function undo(code: string | null = last): Promise<void> {
    if (!code) return;
    try {
      show((await commands.undoStep(code, null)).said);
      last = null;
    } catch (thrown) {
      show(errorOf(thrown).sentence);
    }
  }
  const close = () => (asked.value = null);
  return {
    asked: asked as Readonly<typeof asked>,
    error,
    busy: readonly(busy),
    begin,
    take,
    done,
    undo,
    close,
  };
}
