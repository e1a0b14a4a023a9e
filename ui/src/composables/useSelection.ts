import { computed, shallowRef } from "vue";

/** The codes from `from` to `to` in the order shown, both included, whichever stands first. */
export function between(order: readonly string[], from: string, to: string): string[] {
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  if (a < 0 || b < 0) return b < 0 ? [] : [to];
  return order.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/**
 * Ticks, as in a spreadsheet: one is put or taken away by itself; a stretch goes from where it began to where it is
 * drawn now, and drawing it back gives free what it took, but nothing that was ticked before. Where nothing is allowed
 * to be ticked, nothing is.
 */
export function useSelection(allowed: () => boolean = () => true) {
  const picked = shallowRef<ReadonlySet<string>>(new Set());
  let anchor: string | null = null;
  let before: ReadonlySet<string> = new Set();

  function begin(code: string): void {
    anchor = code;
    before = picked.value;
  }
  function toggle(code: string): void {
    if (!allowed()) return;
    const next = new Set(picked.value);
    if (!next.delete(code)) next.add(code);
    picked.value = next;
    begin(code);
  }
  /** Draws the stretch from where it began, or from `from`, to `to`. */
  function extend(order: readonly string[], from: string, to: string): void {
    if (!allowed()) return;
    if (anchor === null) begin(from);
    picked.value = new Set([...before, ...between(order, anchor ?? from, to)]);
  }
  /** The next stretch begins where it is drawn from; what is ticked stays. */
  function rest(): void {
    anchor = null;
  }
  function all(order: readonly string[]): void {
    if (!allowed()) return;
    picked.value = new Set(order);
    rest();
  }
  function clear(): void {
    picked.value = new Set();
    rest();
  }
  /** Puts or takes away several at once: a group's. */
  function put(codes: readonly string[], on: boolean): void {
    if (!allowed()) return;
    const next = new Set(picked.value);
    for (const code of codes)
      if (on) next.add(code);
      else next.delete(code);
    picked.value = next;
    rest();
  }
  /** Gives free what is not among `codes` any more, so that nothing unseen stays ticked. */
  function keep(codes: Iterable<string>): void {
    const here = new Set(codes);
    const next = [...picked.value].filter((code) => here.has(code));
    if (next.length < picked.value.size) picked.value = new Set(next);
  }
  return { picked, count: computed(() => picked.value.size), toggle, extend, rest, all, clear, put, keep };
}
