import { getCurrentWebview, type DragDropEvent } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";
import type { UnlistenFn } from "@tauri-apps/api/event";

const MINUTES = [
  "docx",
  "doc",
  "wps",
  "rtf",
  "odt",
  "pdf",
  "html",
  "htm",
  "xlsx",
  "xls",
  "et",
  "txt",
  "md",
  "text",
];

/** Asks for one file of minutes; null where the clerk cancels. */
export const chooseMinutes = (): Promise<string | null> =>
  open({
    title: "选择会议纪要",
    multiple: false,
    filters: [
      { name: "会议纪要", extensions: MINUTES },
      { name: "所有文件", extensions: ["*"] },
    ],
  });

/** Asks for one existing file, such as a backup; null where the clerk cancels. */
export const chooseFile = (title: string, name: string, extensions: string[]): Promise<string | null> =>
  open({ title, multiple: false, filters: [{ name, extensions }] });

/** Asks for existing files of any kind; none where the clerk cancels. */
export const chooseFiles = async (title: string): Promise<string[]> =>
  (await open({ title, multiple: true })) ?? [];

/** Asks for a folder; null where the clerk cancels. */
export const chooseFolder = (title: string): Promise<string | null> => open({ title, directory: true });

/** Asks where to write a file; null where the clerk cancels. */
export const chooseTarget = (
  title: string,
  fileName: string,
  name: string,
  extensions: string[],
): Promise<string | null> => save({ title, defaultPath: fileName, filters: [{ name, extensions }] });

/** Calls back while files are dragged over the window, and when they are dropped. */
export const onDrag = (heard: (event: DragDropEvent) => void): Promise<UnlistenFn> =>
  getCurrentWebview().onDragDropEvent((event) => heard(event.payload));

/** 大字 is the webview's own zoom, so that every part follows. */
export const setZoom = (factor: number): Promise<void> => getCurrentWebview().setZoom(factor);
