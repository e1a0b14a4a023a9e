import { listen, type UnlistenFn } from "@tauri-apps/api/event";
import type { Changed, ProgressView } from "./bindings";

/** Calls back with each step of long work. */
export const onProgress = (heard: (progress: ProgressView) => void): Promise<UnlistenFn> =>
  listen<ProgressView>("progress", (event) => heard(event.payload));

/** Calls back when a backup was opened by a double click while the window was open already. */
export const onOpened = (heard: () => void): Promise<UnlistenFn> => listen("opened", () => heard());

const listeners = new Set<(changed: Changed) => void>();

/** Tells everybody in this window of a write of ours. */
export const announce = (changed: Changed): void => listeners.forEach((heard) => heard(changed));

/** Calls back after every write, our own and another program's. An empty list of subjects means "anything". */
export async function onChanged(heard: (changed: Changed) => void): Promise<UnlistenFn> {
  listeners.add(heard);
  const unlisten = await listen<Changed>("changed", (event) => heard(event.payload));
  return () => {
    listeners.delete(heard);
    unlisten();
  };
}
