import { computed, ref, shallowRef } from "vue";
import {
  chooseFile,
  chooseTarget,
  commands,
  errorOf,
  type DocumentLine,
  type DocumentStep,
  type DocumentView,
  type ErrorView,
  type PdfView,
} from "@/ipc";
import { debounced, latest } from "./debounced";

/** The register of issued documents, and the one whose frozen page is looked at. */
export function useRegister(said: (sentence: string) => void) {
  const lines = shallowRef<DocumentLine[]>([]);
  const shown = ref<string | null>(null);
  const pdf = shallowRef<PdfView | null>(null);
  const search = ref("");
  /** The document that is looked at, with its way. */
  const view = shallowRef<DocumentView | null>(null);
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
    const found = await tried(() => commands.documents(search.value));
    if (found) lines.value = found;
  }
  const findSoon = debounced(200, load);
  function find(words: string): void {
    search.value = words;
    findSoon();
  }
  async function show(id: string): Promise<void> {
    shown.value = id;
    const found = await tried(() => commands.document(id));
    if (found && shown.value === id) view.value = found;
    const page = await tried(() => bytes(id));
    if (page && shown.value === id) pdf.value = page;
  }
  /** Takes the document that is looked at a step on. */
  async function step(of: DocumentStep): Promise<boolean> {
    const id = shown.value;
    if (!id) return false;
    return after(await tried(() => commands.documentStep(id, of)));
  }
  async function after(done: { said: string } | null): Promise<boolean> {
    if (!done) return false;
    said(done.said);
    await load();
    if (shown.value) await show(shown.value);
    return true;
  }
  /** Files the scan with the signature. */
  async function scan(id: string): Promise<void> {
    const path = await tried(() => chooseFile("选择签发件扫描件", "扫描件", ["pdf", "png", "jpg", "jpeg"]));
    if (path) await after(await tried(() => commands.fileScan(id, path)));
  }
  const openScan = (id: string) => tried(() => commands.openScan(id));
  /** 发文稿纸 as a file. */
  async function sheet(id: string): Promise<void> {
    const path = await tried(() => chooseTarget("另存发文稿纸", "发文稿纸.pdf", "PDF文件", ["pdf"]));
    if (!path) return;
    const done = await tried(() => commands.saveDraftingSheet(id, path));
    if (done) said(`发文稿纸已存为“${path.split(/[\\/]/).at(-1)}”`);
  }
  /** Looks at the draft again. */
  function leave(): void {
    shown.value = null;
    pdf.value = view.value = null;
  }
  const open = (id: string) => tried(() => commands.openDocument(id));
  /** Asks for a place and writes the page there, or the words to be edited in Word. */
  async function save(id: string, as: "pdf" | "docx"): Promise<void> {
    const name = (
      await tried(async () => (pdf.value && shown.value === id ? pdf.value : commands.documentPdf(id)))
    )?.file_name;
    if (!name) return;
    const [title, what] = as === "pdf" ? ["另存文书", "PDF文件"] : ["导出Word", "Word文档"];
    const path = await tried(() => chooseTarget(title, name.replace(/pdf$/, as), what, [as]));
    if (!path) return;
    const done = await tried(() => commands.saveDocument(id, path).then(() => true));
    if (done) said(`已另存为“${path.split(/[\\/]/).at(-1)}”`);
  }
  return {
    lines,
    search,
    shown,
    line,
    view,
    pdf,
    error,
    load,
    find,
    show,
    step,
    scan,
    openScan,
    sheet,
    leave,
    open,
    save,
  };
}
