import { onScopeDispose } from "vue";
import { onChanged, type Changed } from "@/ipc";

/** Calls back after every write until the component that asked is gone. */
export function useChanged(heard: (changed: Changed) => void): void {
  let stop: (() => void) | null = null;
  let over = false;
  void onChanged(heard).then((unlisten) => {
    if (over) unlisten();
    else stop = unlisten;
  });
  onScopeDispose(() => {
    over = true;
    stop?.();
  });
}
