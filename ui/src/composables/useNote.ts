import { readonly, shallowRef } from "vue";

/** What is said of the thing under the pointer: what it is, its value, and the rule it was read by. */
export interface Note {
  label: string;
  value: string;
  reason: string;
}

/** Long enough that a pointer on its way says nothing, short enough to seem at once. */
const RESTS = 250;
const shown = shallowRef<{ note: Note; seat: DOMRect } | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;
let over: Element | null = null;

function rest(element: Element | null, noteOf: () => Note | null, x: number): void {
  if (element === over) return;
  leave();
  over = element;
  if (!element) return;
  timer = setTimeout(() => {
    const note = element.isConnected ? noteOf() : null;
    // Words broken over two lines have two boxes: the note stands under the one that is pointed at.
    const seats = [...element.getClientRects()];
    const seat = seats.find((box) => box.left <= x && x <= box.right) ?? seats[0];
    if (note && seat) shown.value = { note, seat };
  }, RESTS);
}
/** What moves away under the pointer takes its note along. */
addEventListener("scroll", leave, { capture: true, passive: true });
addEventListener("keydown", leave, { capture: true });

function leave(): void {
  clearTimeout(timer);
  over = null;
  shown.value = null;
}

/** The one note of the window, told by whoever knows what is under the pointer. */
export const useNote = () => ({ shown: readonly(shown), rest, leave });
