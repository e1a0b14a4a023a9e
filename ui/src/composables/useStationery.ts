import { onScopeDispose, ref, shallowRef } from "vue";
import {
  chooseFile,
  chooseFolder,
  commands,
  errorOf,
  type DocumentKindName,
  type ErrorView,
  type FontsReport,
  type KindStyleForm,
  type StationeryForm,
  type StationeryView,
} from "@/ipc";
import { debounced, latest } from "./debounced";
import { useUndo } from "./useUndo";

const PREVIEW_AFTER = 400;

/** How the office's papers are numbered, set and worded: every change is written when its field is left. */
export function useStationery() {
  const view = shallowRef<StationeryView | null>(null);
  /** What is typed at the moment, for the sample beside it. */
  const typed = shallowRef<StationeryForm | null>(null);
  const kind = ref<DocumentKindName>("notice");
  const page = ref<string | null>(null);
  const updating = ref(false);
  const error = ref<ErrorView | null>(null);
  const pageError = ref<ErrorView | null>(null);
  const fonts = shallowRef<FontsReport | null>(null);
  const { changed } = useUndo();
  const preview = latest((form: StationeryForm, of: DocumentKindName) =>
    commands.previewStationery(form, of),
  );

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
  function taken(found: StationeryView | null): boolean {
    if (!found) return false;
    view.value = found;
    typed.value = found.form;
    lookSoon();
    return true;
  }
  async function load(): Promise<void> {
    taken(await commands.stationery().catch(() => null));
  }
  const lookSoon = debounced(PREVIEW_AFTER, async () => {
    if (!typed.value) return;
    updating.value = true;
    try {
      const found = await preview(typed.value, kind.value);
      if (!found) return;
      page.value = found.base64;
      pageError.value = null;
    } catch (thrown) {
      pageError.value = errorOf(thrown);
    }
    updating.value = false;
  });
  onScopeDispose(() => lookSoon.cancel());

  /** Shows what is typed on the sample; nothing is written. */
  function look(patch: Partial<StationeryForm>): void {
    if (!typed.value) return;
    typed.value = { ...typed.value, ...patch };
    lookSoon();
  }
  /**
   * Writes a change and says it with the way back; one that changes nothing says nothing. Of what is refused the
   * reason is said, and the words stay as they were typed, to be mended.
   */
  async function change(patch: Partial<StationeryForm>, what: string): Promise<boolean> {
    const now = view.value;
    if (!now) return false;
    const then = await tried(() => commands.setStationery({ ...now.form, ...patch }));
    if (!taken(then)) return false;
    if (then!.version !== now.version) changed(`已改${what}`, undo);
    return true;
  }
  async function undo(): Promise<void> {
    taken(await tried(() => commands.undoStationery()));
  }
  const withStyle = (form: StationeryForm, of: DocumentKindName, patch: Partial<KindStyleForm>) =>
    form.kinds.map((style) => (style.kind === of ? { ...style, ...patch } : style));
  const lookStyle = (patch: Partial<KindStyleForm>) =>
    typed.value && look({ kinds: withStyle(typed.value, kind.value, patch) });
  const changeStyle = (patch: Partial<KindStyleForm>, what: string) =>
    view.value && change({ kinds: withStyle(view.value.form, kind.value, patch) }, what);
  function choose(of: DocumentKindName): void {
    kind.value = of;
    lookSoon();
    lookSoon.flush();
  }
  /** Takes a picture as the seal. */
  async function chooseSeal(): Promise<void> {
    const path = await tried(() => chooseFile("选择印章图片", "PNG图片", ["png"]));
    if (path) await change({ seal: "picture", seal_file: path }, "印章");
  }
  async function chooseFonts(): Promise<void> {
    const folder = await tried(() => chooseFolder("选择字体文件夹"));
    if (folder && (await change({ fonts: folder }, "字体文件夹"))) await report();
  }
  async function report(): Promise<void> {
    fonts.value = await tried(() => commands.fontsReport(""));
  }
  return {
    view,
    typed,
    kind,
    page,
    updating,
    error,
    pageError,
    fonts,
    load,
    look,
    change,
    lookStyle,
    changeStyle,
    choose,
    chooseSeal,
    chooseFonts,
    report,
  };
}
