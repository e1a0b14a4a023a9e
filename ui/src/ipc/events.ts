import { listen, type UnlistenFn } from "@tauri-apps/api/event";
import type { Changed, ProgressView } from "./bindings";

/** Calls back with each step of long work. */
export const onProgress = (heard: (progress: ProgressView) => void): Promise<UnlistenFn> =>
  listen<ProgressView>("progress", (event) => heard(event.payload));

/** Calls back after every write, our own and another program's. An empty list of subjects means "anything". */
export const onChanged = (heard: (changed: Changed) => void): Promise<UnlistenFn> =>
  listen<Changed>("changed", (event) => heard(event.payload));
