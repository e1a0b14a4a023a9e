import {
  computed,
  nextTick,
  onMounted,
  onScopeDispose,
  onUpdated,
  ref,
  shallowRef,
  triggerRef,
  type Ref,
  type ShallowRef,
} from "vue";
import { rowAt, topsOf, windowOf } from "./useVirtualRows";

/** How far beyond what is in sight rows are drawn, in CSS pixels, so that a turn of the wheel meets no blank. */
const AHEAD = 900;

/** What a list of rows of different heights has to tell. */
export interface TallRows<T> {
  /** A row's name, another one when its height is another. */
  keyOf: (row: T) => string;
  /** Its height before it was ever drawn, in CSS pixels. */
  guess: (row: T) => number;
  /** Whether so few that all of them are drawn. */
  all: () => boolean;
}

/**
 * Rows in `box` of which only those near the sight are drawn. Heights are guessed until a row is drawn and measured
 * then; `list` holds the drawn rows' elements and one more that ends them. What is in sight never moves when a guess
 * was wrong.
 */
export function useTallRows<T>(
  box: Readonly<ShallowRef<HTMLElement | null>>,
  list: Readonly<ShallowRef<HTMLElement | null>>,
  rows: Readonly<Ref<readonly T[]>>,
  { keyOf, guess, all }: TallRows<T>,
) {
  const known = shallowRef(new Map<string, number>());
  const scroll = ref(0);
  const height = ref(800);
  let width = 0;

  const tops = computed(() => topsOf(rows.value, (row) => known.value.get(keyOf(row)) ?? guess(row)));
  const range = computed(() =>
    all()
      ? { from: 0, to: rows.value.length }
      : windowOf(tops.value, Math.max(0, scroll.value - AHEAD), height.value + 2 * AHEAD, 0),
  );
  const drawn = computed(() => {
    const { from, to } = range.value;
    return rows.value.slice(from, to).map((row, at) => ({ row, index: from + at }));
  });
  const before = computed(() => tops.value[range.value.from] ?? 0);
  const after = computed(() => (tops.value[rows.value.length] ?? 0) - (tops.value[range.value.to] ?? 0));

  /** Takes the drawn rows' heights, each with its margins: from its own top to the next one's. */
  function measure(): void {
    const elements = [...(list.value?.children ?? [])] as HTMLElement[];
    if (all() || !box.value?.clientHeight || elements.length !== drawn.value.length + 1) return;
    const first = rowAt(tops.value, scroll.value);
    let changed = false;
    let above = 0;
    drawn.value.forEach(({ row, index }, at) => {
      const [element, next] = [elements[at], elements[at + 1]];
      if (!element || !next) return;
      const key = keyOf(row);
      const was = known.value.get(key) ?? guess(row);
      const now = next.offsetTop - element.offsetTop;
      if (Math.abs(now - was) < 0.5) return;
      known.value.set(key, now);
      changed = true;
      if (index < first) above += now - was;
    });
    if (!changed) return;
    triggerRef(known);
    if (above !== 0) box.value.scrollTop += above;
  }
  function look(): void {
    if (!box.value) return;
    if (box.value.clientHeight) height.value = box.value.clientHeight;
    scroll.value = box.value.scrollTop;
    // Another width breaks the lines elsewhere, and every height is another.
    if (box.value.clientWidth && box.value.clientWidth !== width) {
      width = box.value.clientWidth;
      known.value = new Map();
    }
  }
  /** Has a row drawn, in the upper third where it was not; its element can be looked for after this. */
  async function draw(index: number): Promise<void> {
    const { from, to } = range.value;
    if (box.value && index >= 0 && (index < from || index >= to)) {
      box.value.scrollTop = (tops.value[index] ?? 0) - height.value / 3;
      scroll.value = (tops.value[index] ?? 0) - height.value / 3;
    }
    await nextTick();
  }

  const observer = new ResizeObserver(look);
  onMounted(() => {
    if (!box.value) return;
    observer.observe(box.value);
    box.value.addEventListener("scroll", look, { passive: true });
    look();
    measure();
  });
  onUpdated(measure);
  onScopeDispose(() => observer.disconnect());
  return { drawn, before, after, draw };
}
