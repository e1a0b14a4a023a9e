import {
  computed,
  nextTick,
  onMounted,
  onScopeDispose,
  ref,
  shallowRef,
  watch,
  type Ref,
  type ShallowRef,
} from "vue";
import { useItems } from "./useItems";
import { type Keys } from "./useKeys";
import { ROW_PIXELS, useRowHeight } from "./useRowHeight";
import { pushedBy, rowAt, scrollTo, topsOf, windowOf } from "./useVirtualRows";
import type { GridRow, Group } from "./useGroups";

const HEAD = 30;
const BEYOND = 8;

/** What of the ledger is drawn, which row is under the keyboard, and the keys that move it. */
export function useGrid(
  box: Readonly<ShallowRef<HTMLElement | null>>,
  open: (code: string) => void,
  cells: Ref<number>,
) {
  const { rows, grouped, cursor, scroll, selection, codes, toggleGroup } = useItems();
  const rowHeight = useRowHeight();
  const height = ref(0);
  /** What the scroll bar takes from the rows, so that the heads can leave it free too. */
  const gutter = ref(0);
  const cell = ref<number | null>(null);

  const pixelsOf = (row: GridRow) => (row.kind === "group" ? HEAD : ROW_PIXELS[rowHeight.value]);
  const tops = computed(() => topsOf(rows.value, pixelsOf));
  const whole = computed(() => tops.value[rows.value.length] ?? 0);
  const drawn = computed(() => {
    const { from, to } = windowOf(tops.value, scroll.value, height.value, BEYOND);
    return rows.value
      .slice(from, to)
      .map((row, at) => ({ row, index: from + at, top: tops.value[from + at] ?? 0 }));
  });
  const heads = computed(() => rows.value.flatMap((row, index) => (row.kind === "group" ? [index] : [])));
  /** The head that sticks, and how far the next one pushes it. */
  const stuck = computed(() => {
    if (heads.value.length === 0) return null;
    const first = rowAt(tops.value, scroll.value);
    const at = heads.value.findLastIndex((index) => index <= first);
    const row = rows.value[heads.value[at] ?? 0];
    const next = heads.value[at + 1];
    if (row?.kind !== "group" || scroll.value <= 0) return null;
    return {
      group: row.group,
      by: pushedBy(next === undefined ? undefined : tops.value[next], scroll.value, HEAD),
    };
  });

  const places = computed(() => new Map(rows.value.map((row, index) => [row.key, index])));
  const at = computed(() => (cursor.value === null ? -1 : (places.value.get(cursor.value) ?? -1)));
  const current = computed(() => rows.value[at.value] ?? null);

  function show(index: number): void {
    const element = box.value;
    if (!element) return;
    const covered = grouped.value && rows.value[index]?.kind === "item" ? HEAD : 0;
    element.scrollTop = scrollTo(tops.value, index, element.scrollTop, height.value, covered);
  }
  function go(index: number): void {
    const to = Math.max(0, Math.min(rows.value.length - 1, index));
    const row = rows.value[to];
    if (!row) return;
    cursor.value = row.key;
    show(to);
  }
  const move = (by: number) => {
    go(at.value < 0 ? 0 : at.value + by);
    selection.rest();
  };
  function stretch(by: number): void {
    const from = current.value;
    let to = at.value + by;
    while (rows.value[to]?.kind === "group") to += by;
    const row = rows.value[to];
    if (from?.kind === "item" && row?.kind === "item") {
      selection.extend(codes.value, from.key, row.key);
      go(to);
    } else go(at.value + by);
  }
  function tickGroup(group: Group): void {
    selection.put(group.codes, !group.codes.every((code) => selection.picked.value.has(code)));
  }
  function tick(): void {
    const row = current.value;
    if (row?.kind === "item") selection.toggle(row.key);
    else if (row) tickGroup(row.group);
  }
  function sideways(by: number): void {
    const row = current.value;
    if (row?.kind === "group") {
      if (row.group.open === by < 0) toggleGroup(row.group.id);
      return;
    }
    cell.value = Math.max(
      0,
      Math.min(cells.value - 1, cell.value === null ? (by > 0 ? 0 : cells.value - 1) : cell.value + by),
    );
  }
  const page = () => Math.max(1, Math.floor(height.value / ROW_PIXELS[rowHeight.value]) - 2);

  const keys: Keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(page()),
    PageUp: () => move(-page()),
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

  // A row's place may change under the keyboard (another order, a group closed): it is kept in sight only where the
  // ledger itself moved it, so that nothing jumps while one scrolls.
  const observer = new ResizeObserver(measure);
  function measure(): void {
    const element = box.value;
    if (!element) return;
    height.value = element.clientHeight;
    gutter.value = element.offsetWidth - element.clientWidth;
  }
  const mounted = shallowRef(false);
  onMounted(async () => {
    if (!box.value) return;
    observer.observe(box.value);
    measure();
    await nextTick();
    box.value.scrollTop = scroll.value;
    if (at.value >= 0) show(at.value);
    box.value.focus({ preventScroll: true });
    mounted.value = true;
  });
  onScopeDispose(() => observer.disconnect());
  watch(scroll, (to) => {
    if (mounted.value && box.value && Math.abs(box.value.scrollTop - to) > 1) box.value.scrollTop = to;
  });
  watch(rowHeight, async () => {
    await nextTick();
    if (at.value >= 0) show(at.value);
  });

  return { rows, drawn, whole, gutter, stuck, cursor, current, cell, keys, go, tickGroup };
}
