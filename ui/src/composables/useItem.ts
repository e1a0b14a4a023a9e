import { computed, ref, shallowRef, watch } from "vue";
import { commands, errorOf, type ErrorView, type ItemView } from "@/ipc";
import { latest } from "./debounced";
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
  const ask = latest((wanted: string) => commands.item(wanted));

  async function load(): Promise<void> {
    try {
      const found = await ask(code());
      if (!found) return;
      item.value = found;
      error.value = null;
    } catch (thrown) {
      item.value = null;
      error.value = errorOf(thrown);
    }
  }
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
  return { item, error, seat: computed(() => seatOf(code(), codes.value)), load };
}
