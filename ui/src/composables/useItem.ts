import { computed, ref, shallowRef, watch } from "vue";
import { commands, errorOf, type ErrorView, type HistoryView, type ItemView } from "@/ipc";
import { latest } from "./debounced";
import { past } from "./useDay";
import { useItems } from "./useItems";

/** Where an item stands in a list, and its neighbours. */
export interface Seat {
  place: number;
  count: number;
  previous: string | null;
  next: string | null;
}

/** Null where the item is not in the list: it was opened from elsewhere. */
export function seatOf(code: string, codes: readonly string[]): Seat | null {
  const at = codes.indexOf(code);
  if (at < 0) return null;
  return { place: at + 1, count: codes.length, previous: codes[at - 1] ?? null, next: codes[at + 1] ?? null };
}

/** One item, and its place in the ledger it was opened from. */
export function useItem(code: () => string) {
  const item = shallowRef<ItemView | null>(null);
  const error = ref<ErrorView | null>(null);
  const { codes, cursor, comingBack } = useItems();
  /** The facts of the items that this one continues. */
  const earlier = shallowRef<HistoryView[]>([]);
  const ask = latest((wanted: string) =>
    past.value ? commands.itemAsOf(past.value, wanted) : commands.item(wanted),
  );

  async function load(): Promise<void> {
    try {
      const found = await ask(code());
      if (!found) return;
      item.value = found;
      error.value = null;
      const continues = found.related.some((one) => one.word === "接续");
      earlier.value = continues ? (await commands.history(found.line.code)).earlier : [];
    } catch (thrown) {
      item.value = null;
      error.value = errorOf(thrown);
    }
  }
  watch(past, load);
  watch(
    code,
    (now) => {
      // Going back, the ledger stands at the item that was looked at last.
      if (codes.value.includes(now)) {
        cursor.value = now;
        comingBack.value = true;
      }
      void load();
    },
    { immediate: true },
  );
  return { item, earlier, error, seat: computed(() => seatOf(code(), codes.value)), load };
}
