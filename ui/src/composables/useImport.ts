import { readonly, ref, shallowRef } from "vue";
import type { Router } from "vue-router";
import { chooseMinutes, commands, errorOf, type ErrorView, type MeetingView } from "@/ipc";

const error = shallowRef<ErrorView | null>(null);
/** Text that waits in the paste dialog; null while it is closed. */
const pasting = ref<string | null>(null);
/** What is to be read next; the meetings' view takes it up, for it has the progress and the errors. */
const waiting = shallowRef<{ name: string; read: (received: string) => Promise<MeetingView> } | null>(null);

/** What was pasted last, kept until it was read, so that a refusal costs nobody the text. */
let kept = "";

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

/**
 * Ways in for minutes: by dialog, by dropping, by pasting. They can be called from any page; the meetings' page is
 * where the reading is seen.
 */
export function useImport(router: Router) {
  const goThere = () => router.push({ name: "meetings" });

  async function file(path: string): Promise<void> {
    error.value = null;
    pasting.value = null;
    waiting.value = { name: `“${nameOf(path)}”`, read: (received) => commands.importFile(path, received) };
    await goThere();
  }
  async function text(pasted: string): Promise<void> {
    error.value = null;
    pasting.value = null;
    kept = pasted;
    waiting.value = { name: "粘贴的正文", read: (received) => commands.importText(pasted, received) };
    await goThere();
  }
  async function choose(): Promise<void> {
    await goThere();
    try {
      const path = await chooseMinutes();
      if (path) await file(path);
    } catch (thrown) {
      error.value = errorOf(thrown);
    }
  }
  async function paste(pasted?: string): Promise<void> {
    await goThere();
    pasting.value = pasted ?? kept;
  }
  const taken = () => (waiting.value = null);
  const done = () => (kept = "");
  return { error, pasting, waiting: readonly(waiting), file, text, choose, paste, taken, done };
}
