import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { onScopeDispose, readonly, ref, shallowRef, watch, type Ref } from "vue";

// The legacy build: a WebView2 that was never updated has none of the newest JavaScript.
pdfjs.GlobalWorkerOptions.workerSrc = worker;

// WebKit reads a stream with `getReader` only; pdf.js walks a page's text with `for await`.
interface Walkable {
  [Symbol.asyncIterator]?: (this: ReadableStream) => AsyncGenerator;
}
const stream = ReadableStream.prototype as Walkable;
stream[Symbol.asyncIterator] ??= async function* () {
  const reader = this.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    reader.releaseLock();
  }
};

/** A page's size in points, a 72nd of an inch. */
export interface PageSize {
  width: number;
  height: number;
}
/** An opened document: its pages, and their sizes as they stand on paper. */
export interface OpenPdf {
  document: PDFDocumentProxy;
  pages: PDFPageProxy[];
  sizes: PageSize[];
}

const at = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href;
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));

async function openPdf(base64: string): Promise<OpenPdf> {
  const task = pdfjs.getDocument({
    data: bytesOf(base64),
    cMapUrl: at("cmaps"),
    standardFontDataUrl: at("standard_fonts"),
    // The window's policy lets no code be made at run time, and our pages need none.
    useWasm: false,
    isEvalSupported: false,
  });
  const opened = await task.promise;
  const pages = await Promise.all(
    Array.from({ length: opened.numPages }, (_, page) => opened.getPage(page + 1)),
  );
  const sizes = pages.map((page) => {
    const { width, height } = page.getViewport({ scale: 1 });
    return { width, height };
  });
  return { document: opened, pages, sizes };
}

/**
 * The PDF whose bytes are `source`, opened. While the next one is being opened the present one stays, so that a page
 * never goes blank.
 */
export function usePdf(source: () => string | null) {
  const pdf = shallowRef<OpenPdf | null>(null);
  const opening = ref(false);
  const unreadable = ref(false);
  let asked = 0;

  const put = (next: OpenPdf | null) => {
    const old = pdf.value;
    pdf.value = next;
    // Its pages are drawn already; a page that is still being drawn is told to stop.
    void old?.document.destroy();
  };
  watch(
    source,
    async (base64) => {
      const mine = ++asked;
      if (base64 === null) return put(null);
      opening.value = true;
      try {
        const next = await openPdf(base64);
        if (mine !== asked) return void next.document.destroy();
        put(next);
        unreadable.value = false;
      } catch {
        if (mine === asked) unreadable.value = true;
      } finally {
        if (mine === asked) opening.value = false;
      }
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    asked += 1;
    put(null);
  });
  return {
    pdf: pdf as Readonly<Ref<OpenPdf | null>>,
    opening: readonly(opening),
    unreadable: readonly(unreadable),
  };
}

/**
 * Canvas dots for each dot of the screen. A whole page is small on an office screen and its strokes are thin: drawn
 * larger and shrunk they keep their weight, also where the webview's zoom does not show in `devicePixelRatio`.
 */
const DOTS = 2;

/** Draws a page on a canvas of its own, and lays its words over `words`. Null where it was stopped. */
export function drawPage(page: PDFPageProxy, scale: number, words: HTMLElement) {
  const dots = DOTS * (window.devicePixelRatio || 1);
  const viewport = page.getViewport({ scale: scale * dots });
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const drawing = page.render({ canvas, viewport });
  const drawn = drawing.promise.then(
    () => canvas,
    () => null,
  );
  const layer = new pdfjs.TextLayer({
    textContentSource: page.streamTextContent(),
    container: words,
    viewport: page.getViewport({ scale }),
  });
  const written = layer.render().catch(() => undefined);
  const stop = () => {
    drawing.cancel();
    layer.cancel();
  };
  return { drawn, written, stop };
}
