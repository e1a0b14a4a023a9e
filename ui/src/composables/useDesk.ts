import { readonly, ref } from "vue";
import { commands, errorOf, onChanged, type Desk, type ErrorView } from "@/ipc";

const desk = ref<Desk | null>(null);
const error = ref<ErrorView | null>(null);
let listening = false;

async function refresh(): Promise<void> {
  try {
    desk.value = await commands.desk();
    error.value = null;
  } catch (thrown) {
    error.value = errorOf(thrown);
  }
}

/**
 * The frame's own knowledge: office, today, counts of waiting work, backup. One for the whole window, asked for again
 * after every write, ours or another program's.
 */
export function useDesk() {
  if (!listening) {
    listening = true;
    void onChanged(refresh);
    void refresh();
  }
  const put = (next: Desk) => (desk.value = next);
  return { desk: readonly(desk), error: readonly(error), refresh, put };
}
