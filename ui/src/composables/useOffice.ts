import { computed, ref } from "vue";
import { commands, errorOf, type ErrorView, type OfficeForm } from "@/ipc";
import { useDesk } from "./useDesk";
import { useUndo } from "./useUndo";

/** The office's fields as 设置 names them, in its order. */
export const OFFICE_FIELDS: { field: keyof OfficeForm; word: string; note: string; needed?: boolean }[] = [
  { field: "name", word: "单位名称", note: "通知单的落款", needed: true },
  { field: "mark", word: "发文机关标志", note: "红头上的字", needed: true },
  { field: "number_prefix", word: "发文代字", note: "文号里〔年份〕前面的字；改了以后另起顺号" },
  { field: "general_list", word: "普发名单", note: "事项没有写明单位时的主送" },
  { field: "contact", word: "联系人及电话", note: "印在通知单末尾，可不填" },
];

/** The office's profile. A change is written as soon as its field is left, and can be taken back. */
export function useOffice() {
  const { desk, put } = useDesk();
  const { changed } = useUndo();
  const error = ref<ErrorView | null>(null);
  const office = computed(() => desk.value?.office ?? null);

  async function write(form: OfficeForm): Promise<boolean> {
    try {
      put(await commands.setOffice(form));
      error.value = null;
      return true;
    } catch (thrown) {
      error.value = errorOf(thrown);
      return false;
    }
  }
  /** Writes one field, unless it stands there already. */
  async function change(field: keyof OfficeForm, words: string): Promise<void> {
    if (!office.value || office.value[field] === words.trim()) return;
    const before = { ...office.value };
    if (!(await write({ ...before, [field]: words.trim() }))) return;
    const word = OFFICE_FIELDS.find((one) => one.field === field)?.word ?? "";
    changed(`已改${word}`, () => write(before));
  }
  return { office, error, change };
}
