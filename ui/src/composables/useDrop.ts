import { onScopeDispose, ref } from "vue";
import { onDrag } from "@/ipc";

/** Files dropped on the window. One file is taken; with several, nothing happens but being told so. */
export function useDrop(dropped: (path: string) => void) {
  const held = ref(0);
  let stop: (() => void) | null = null;
  let over = false;
  void onDrag((event) => {
    if (event.type === "enter") held.value = event.paths.length;
    else if (event.type === "leave") held.value = 0;
    else if (event.type === "drop") {
      held.value = 0;
      const [only, ...others] = event.paths;
      if (only && others.length === 0) dropped(only);
    }
  }).then((unlisten) => {
    if (over) unlisten();
    else stop = unlisten;
  });
  onScopeDispose(() => {
    over = true;
    stop?.();
  });
  return { held };
}
