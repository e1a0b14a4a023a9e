import { readonly, shallowRef } from "vue";

export interface Toast {
  sentence: string;
  /** The one way on, such as 撤销, and its key. */
  way?: { label: string; keys?: string; go: () => void };
}

const LASTS = 6_000;
const toast = shallowRef<Toast | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

function hold(): void {
  clearTimeout(timer);
}
function release(): void {
  hold();
  if (toast.value) timer = setTimeout(dismiss, LASTS);
}
function dismiss(): void {
  hold();
  toast.value = null;
}
function show(sentence: string, way?: Toast["way"]): void {
  toast.value = way ? { sentence, way } : { sentence };
  release();
}

/** One sentence at the lower left, gone after six seconds unless the pointer or the focus rests on it. Never an error. */
export function useToast() {
  return { toast: readonly(toast), show, dismiss, hold, release };
}
