import { onMounted, onScopeDispose } from "vue";

/** `KeyE`, `Ctrl+KeyZ`, `Shift+ArrowDown`: modifiers in the order Ctrl, Alt, Shift, then `event.code`. */
export type Chord = string;
export type Keys = Record<Chord, (event: KeyboardEvent) => void>;

const FIELD =
  "input, textarea, select, [contenteditable='true'], [role='combobox'], [role='listbox'], .el-popper";
const PRESSED_BY_ITSELF = "button, a[href], summary, [role='button'], [role='menuitem']";

/** The chord of an event, by the key's place on the board and not by its letter. */
export function chordOf(event: KeyboardEvent): Chord {
  const code = event.code === "NumpadEnter" ? "Enter" : event.code;
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.shiftKey ? "Shift+" : ""}${code}`;
}

/**
 * Whether a chord belongs to what has the focus and not to the view: everything typed into a field but Ctrl and
 * Alt chords that edit nothing, Enter and Space on a button, and every key while an input method is composing.
 */
export function belongsToFocus(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return false;
  if (target.closest(FIELD)) {
    const edits = /^Ctrl\+(Shift\+)?Key[ZYXCVA]$/.test(chordOf(event));
    return edits || !(event.ctrlKey || event.metaKey || event.altKey);
  }
  return (
    (event.code === "Enter" || event.code === "Space") &&
    !event.ctrlKey &&
    target.closest(PRESSED_BY_ITSELF) !== null
  );
}

// Open dialogs, the newest last: while one is open, the view below it is deaf.
const layers: symbol[] = [];

/** Marks everything below as deaf until the returned function is called. */
export function openLayer(): () => void {
  const layer = Symbol("layer");
  layers.push(layer);
  return () => {
    const at = layers.indexOf(layer);
    if (at >= 0) layers.splice(at, 1);
  };
}

/** The keys of a view, as long as it is mounted. Silent while a dialog is open. */
export function useKeys(keys: Keys): void {
  const heard = (event: KeyboardEvent) => {
    if (event.defaultPrevented || layers.length > 0 || belongsToFocus(event)) return;
    const act = keys[chordOf(event)];
    if (!act) return;
    event.preventDefault();
    act(event);
  };
  onMounted(() => window.addEventListener("keydown", heard));
  onScopeDispose(() => window.removeEventListener("keydown", heard));
}

/** The digit keys from 1 to 9, each told its number. */
export const digits = (act: (n: number) => void): Keys =>
  Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`Digit${n}`, () => act(n)]));
