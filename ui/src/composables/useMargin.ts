import { nextTick, onMounted, onScopeDispose, watch, type Ref, type WatchSource } from "vue";

const STEP = 26;

/** How far to the left each number moves so that numbers on one line stand side by side, the first one outermost. */
export function shiftsOf(tops: number[]): number[] {
  const shifts = tops.map(() => 0);
  for (let from = 0; from < tops.length;) {
    let to = from + 1;
    while (to < tops.length && Math.abs((tops[to] ?? 0) - (tops[from] ?? 0)) < STEP - 4) to += 1;
    for (let at = from; at < to; at += 1) shifts[at] = (to - 1 - at) * STEP;
    from = to;
  }
  return shifts;
}

/** Keeps the numbers in the margin of `page` from lying on each other, whatever the width. */
export function useMargin(page: Readonly<Ref<HTMLElement | null>>, of: WatchSource): void {
  function arrange(): void {
    const numbers = [...(page.value?.querySelectorAll<HTMLElement>(".m") ?? [])];
    const shifts = shiftsOf(numbers.map((number) => number.offsetTop));
    numbers.forEach((number, at) => (number.style.translate = shifts[at] ? `${-shifts[at]}px 0` : ""));
  }
  const observer = new ResizeObserver(arrange);
  onMounted(() => {
    if (page.value) observer.observe(page.value);
    void document.fonts?.ready.then(arrange);
  });
  onScopeDispose(() => observer.disconnect());
  watch(of, () => nextTick(arrange));
}
