import { readonly, ref } from "vue";
import { setZoom } from "@/ipc";

/** 标准 and 大字. */
export type TextSize = "standard" | "large";

const KEPT_AS = "duban.text-size";
const size = ref<TextSize>("standard");

async function setTextSize(next: TextSize): Promise<void> {
  size.value = next;
  localStorage.setItem(KEPT_AS, next);
  document.documentElement.dataset.size = next;
  await setZoom(next === "large" ? 1.25 : 1);
}

/** Puts the size back that was chosen last time; called once, before the window is drawn. */
export async function restoreTextSize(): Promise<void> {
  if (localStorage.getItem(KEPT_AS) === "large") await setTextSize("large");
}

export function useTextSize() {
  return { size: readonly(size), setTextSize };
}
