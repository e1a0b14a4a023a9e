import { computed, nextTick, onMounted, onScopeDispose, ref, watch, type ShallowRef } from "vue";
import type { GridRow } from "./useGroups";
import { useItems } from "./useItems";
import { ROW_PIXELS, useRowHeight } from "./useRowHeight";
import { pushedBy, rowAt, scrollTo, topsOf, windowOf } from "./useVirtualRows";

/** A group's head, in CSS pixels. */
const HEAD = 30;
/** Rows drawn beyond what is in sight, on either side. */
const BEYOND = 8;

/** The ledger's rows that are in sight in `box`, and the head that sticks above them. */
export function useDrawnRows(box: Readonly<ShallowRef<HTMLElement | null>>) {
  const { rows, grouped, scroll, toggleGroup } = useItems();
  const rowHeight = useRowHeight();
  const height = ref(0);
  /** What the scroll bar takes from the rows, so that the heads can leave it free too. */
  const gutter = ref(0);

  const pixelsOf = (row: GridRow) => (row.kind === "group" ? HEAD : ROW_PIXELS[rowHeight.value]);
  const tops = computed(() => topsOf(rows.value, pixelsOf));
  const whole = computed(() => tops.value[rows.value.length] ?? 0);
  const drawn = computed(() => {
    const { from, to } = windowOf(tops.value, scroll.value, height.value, BEYOND);
    return rows.value
      .slice(from, to)
      .map((row, at) => ({ row, index: from + at, top: tops.value[from + at] ?? 0 }));
  });
  /** How many whole rows a page down goes. */
  const pageful = computed(() => Math.max(1, Math.floor(height.value / ROW_PIXELS[rowHeight.value]) - 2));

  const heads = computed(() => rows.value.flatMap((row, index) => (row.kind === "group" ? [index] : [])));
  const stuck = computed(() => {
    const first = rowAt(tops.value, scroll.value);
    const at = heads.value.findLastIndex((index) => index <= first);
    const index = heads.value[at] ?? -1;
    const row = rows.value[index];
    if (row?.kind !== "group" || scroll.value <= 0) return null;
    const next = heads.value[at + 1];
    const by = pushedBy(next === undefined ? undefined : tops.value[next], scroll.value, HEAD);
    return { group: row.group, index, by };
  });
  /** Opens or closes the group whose head sticks; closed, its head stays where it is. */
  function foldStuck(): void {
    const head = stuck.value;
    if (!head) return;
    if (head.group.open) scroll.value = tops.value[head.index] ?? 0;
    toggleGroup(head.group.id);
  }

  /** Scrolls as little as shows the row whole. */
  function show(index: number): void {
    const covered = grouped.value && rows.value[index]?.kind === "item" ? HEAD : 0;
    scroll.value = scrollTo(tops.value, index, scroll.value, height.value, covered);
  }

  function measure(): void {
    const element = box.value;
    if (!element) return;
    height.value = element.clientHeight;
    gutter.value = element.offsetWidth - element.clientWidth;
  }
  const place = () => {
    if (box.value && Math.abs(box.value.scrollTop - scroll.value) > 1) box.value.scrollTop = scroll.value;
  };
  const observer = new ResizeObserver(measure);
  onMounted(async () => {
    if (!box.value) return;
    observer.observe(box.value);
    measure();
    await nextTick();
    place();
  });
  onScopeDispose(() => observer.disconnect());
  watch(scroll, place, { flush: "post" });

  return { rows, drawn, whole, gutter, stuck, pageful, foldStuck, show };
}
