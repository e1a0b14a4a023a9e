/** The only way out of the window: the program's commands, its events, and the desktop's own dialogs. */
export * from "./bindings";
export { commands } from "./writes";
export * from "./desktop";
export * from "./errors";
export { onChanged, onOpened, onProgress } from "./events";
