import { useToast } from "./useToast";

let back: (() => unknown) | null = null;

/** The last change of a setting, said in a toast, and the way back from it. */
export function useUndo() {
  const { show } = useToast();

  /** Tells what was changed, and keeps how to change it back. */
  function changed(sentence: string, undoing: () => unknown): void {
    back = undoing;
    show(sentence, { label: "撤销", keys: "Ctrl Z", go: () => void undo() });
  }
  /** Takes back the last change; nothing where it was taken back already. */
  async function undo(): Promise<void> {
    const way = back;
    back = null;
    if (!way) return;
    await way();
    show("已撤销");
  }
  return { changed, undo };
}
