import { readonly, ref, shallowRef } from "vue";
import {
  commands,
  errorOf,
  type ErrorView,
  type ItemForm,
  type ItemLine,
  type ItemView,
  type StepOutcome,
} from "@/ipc";
import { useSteps } from "./useSteps";
import { useToast } from "./useToast";

/** What is asked: a new item, or a change of an item itself. `lines` are items of which one takes the others in. */
export type AskedReshape =
  | { kind: "new" }
  | { kind: "revise" | "reassign" | "split"; item: ItemView; form: ItemForm }
  | { kind: "merge"; lines: readonly ItemLine[]; item: ItemView | null };
export type ReshapeName = AskedReshape["kind"];

const asked = shallowRef<AskedReshape | null>(null);
const error = ref<ErrorView | null>(null);
const busy = ref(false);
/** Names that the registry knows, offered while a department is typed. */
const known = shallowRef<readonly string[]>([]);

export const isReshape = (kind: string): kind is ReshapeName =>
  ["new", "revise", "reassign", "split", "merge"].includes(kind);

/** 立项 by hand, 修改, 改派, 拆分 and 合并: one form for the window, whatever page it is asked from. */
export function useReshape() {
  const { show } = useToast();
  const { done } = useSteps();

  function open(next: AskedReshape): void {
    error.value = null;
    asked.value = next;
    void commands.registry().then(
      ({ departments }) =>
        (known.value = departments.filter((one) => !one.merged_into).map((one) => one.name)),
      // Without the registry names are typed in full; nothing else depends on it.
      () => undefined,
    );
  }
  const register = () => open({ kind: "new" });
  /** Merges items that were picked in the ledger. */
  const merge = (lines: readonly ItemLine[]) => open({ kind: "merge", lines, item: null });
  /** Opens a form about one item, as it stands now. */
  async function begin(code: string, kind: Exclude<ReshapeName, "new">): Promise<void> {
    try {
      const item = await commands.item(code);
      if (kind !== "merge") return open({ kind, item, form: await commands.itemForm(code) });
      const { lines } = await commands.items({ meeting: item.meeting });
      open({ kind, item, lines });
    } catch (thrown) {
      show(errorOf(thrown).sentence);
    }
  }
  /** Does what the form asks; a refusal stays in the form. The code of the item to look at next, or null. */
  async function take(act: () => Promise<StepOutcome>): Promise<string | null> {
    if (busy.value) return null;
    busy.value = true;
    try {
      const outcome = await act();
      const code = outcome.codes[0] ?? outcome.item.line.code;
      asked.value = null;
      done(code, outcome.said);
      return code;
    } catch (thrown) {
      error.value = errorOf(thrown);
      return null;
    } finally {
      busy.value = false;
    }
  }
  const close = () => (asked.value = null);
  return {
    asked: asked as Readonly<typeof asked>,
    error,
    busy: readonly(busy),
    known,
    register,
    merge,
    begin,
    take,
    close,
  };
}
