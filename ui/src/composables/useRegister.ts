import { computed, ref, shallowRef } from "vue";
import { chooseTarget, commands, errorOf, type DocumentLine, type ErrorView, type PdfView } from "@/ipc";
import { latest } from "./debounced";

/** The register of issued documents, and the one whose frozen page is looked at. */
export function useRegister(said: (sentence: string) => void) {
  const lines = shallowRef<DocumentLine[]>([]);
  const shown = ref<string | null>(null);
  const pdf = shallowRef<PdfView | null>(null);
  const error = ref<ErrorView | null>(null);
  const line = computed(() => lines.value.find((one) => one.id === shown.value) ?? null);
  const bytes = latest((id: string) => commands.documentPdf(id));

  async function tried<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const done = await work();
      error.value = null;
      return done;
    } catch (thrown) {
      error.value = errorOf(thrown);
      return null;
    }
  }
  async function load(): Promise<void> {
    const found = await tried(() => commands.documents());
    if (found) lines.value = found;
  }
  async function show(id: string): Promise<void> {
    shown.value = id;
    const view = await tried(() => bytes(id));
    if (view && shown.value === id) pdf.value = view;
  }
  /** Looks at the draft again. */
  function leave(): void {
    shown.value = null;
    pdf.value = null;
  }
  const open = (id: string) => tried(() => commands.openDocument(id));
  /** Asks for a place and writes the bytes there. */
  async function save(id: string): Promise<void> {
    const name = (
      await tried(async () => (pdf.value && shown.value === id ? pdf.value : commands.documentPdf(id)))
    )?.file_name;
    if (!name) return;
    const path = await tried(() => chooseTarget("另存通知单", name, "PDF文件", ["pdf"]));
    if (!path) return;
    const done = await tried(() => commands.saveDocument(id, path).then(() => true));
    if (done) said(`已另存为“${path.split(/[\\/]/).at(-1)}”`);
  }
  return { lines, shown, line, pdf, error, load, show, leave, open, save };
}
