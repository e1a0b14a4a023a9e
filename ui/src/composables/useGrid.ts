import { computed, nextTick, onMounted, ref, watch, type Ref, type ShallowRef } from "vue";
import type { Group } from "./useGroups";
import { useDrawnRows } from "./useDrawnRows";
import { useItems } from "./useItems";
import type { Keys } from "./useKeys";
import { useRowHeight } from "./useRowHeight";

/** The ledger's grid: what is drawn, which row and cell are under the keyboard, and the keys that move them. */
export function useGrid(
  box: Readonly<ShallowRef<HTMLElement | null>>,
  cells: Readonly<Ref<number>>,
  open: (code: string) => void,
) {
  const { cursor, comingBack, selection, codes, toggleGroup } = useItems();
  const rowHeight = useRowHeight();
  const sight = useDrawnRows(box);
  const { rows, show, pageful } = sight;
  const cell = ref<number | null>(null);

  const places = computed(() => new Map(rows.value.map((row, index) => [row.key, index])));
  const at = computed(() => (cursor.value === null ? -1 : (places.value.get(cursor.value) ?? -1)));
  const current = computed(() => rows.value[at.value] ?? null);

  function go(index: number): void {
    const to = Math.max(0, Math.min(rows.value.length - 1, index));
    const row = rows.value[to];
    if (!row) return;
    cursor.value = row.key;
    show(to);
  }
  function move(by: number): void {
    go(at.value < 0 ? 0 : at.value + by);
    selection.rest();
  }
  /** Draws the ticks along, over heads as if they were not there. */
  function stretch(by: number): void {
    const from = current.value;
    let to = at.value + by;
    while (rows.value[to]?.kind === "group") to += by;
    const row = rows.value[to];
    if (from?.kind !== "item" || row?.kind !== "item") return go(at.value + by);
    selection.extend(codes.value, from.key, row.key);
    go(to);
  }
  function tickGroup(group: Group): void {
    selection.put(group.codes, !group.codes.every((code) => selection.picked.value.has(code)));
  }
  function tick(): void {
    const row = current.value;
    if (row?.kind === "item") selection.toggle(row.key);
    else if (row) tickGroup(row.group);
  }
  /** From cell to cell; on a head, closed to the left and open to the right. */
  function sideways(by: number): void {
    const row = current.value;
    if (row?.kind === "group") {
      if (row.group.open === by < 0) toggleGroup(row.group.id);
      return;
    }
    const last = cells.value - 1;
    const next = cell.value === null ? (by > 0 ? 0 : last) : cell.value + by;
    cell.value = Math.max(0, Math.min(last, next));
  }

  const keys: Keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(pageful.value),
    PageUp: () => move(-pageful.value),
    Home: () => move(-rows.value.length),
    End: () => move(rows.value.length),
    ArrowRight: () => sideways(1),
    ArrowLeft: () => sideways(-1),
    "Shift+ArrowDown": () => stretch(1),
    "Shift+ArrowUp": () => stretch(-1),
    Space: tick,
    "Ctrl+KeyA": () => selection.all(codes.value),
    Enter: () => {
      const row = current.value;
      if (row?.kind === "item") open(row.key);
      else if (row) toggleGroup(row.group.id);
    },
  };

  const bring = () => at.value >= 0 && show(at.value);
  onMounted(async () => {
    await nextTick();
    // The next item may have been looked at meanwhile; what was scrolled by hand stays as it was.
    if (comingBack.value) bring();
    comingBack.value = false;
    // While one types into the search field the grid comes and goes: it leaves the focus there.
    if (document.activeElement === document.body) box.value?.focus({ preventScroll: true });
  });
  watch(rowHeight, bring, { flush: "post" });

  return { ...sight, cursor, current, cell, keys, go, tickGroup };
}
