/** The maths of a list of which only what is in sight is drawn. All measures are CSS pixels from the list's top. */

/** Where each row begins; one more at the end, which is the height of the whole. */
export function topsOf<T>(rows: readonly T[], heightOf: (row: T) => number): Float64Array {
  const tops = new Float64Array(rows.length + 1);
  let at = 0;
  rows.forEach((row, index) => {
    tops[index] = at;
    at += heightOf(row);
  });
  tops[rows.length] = at;
  return tops;
}

/** The row that covers `y`: the last one that begins at or above it, and never outside the list. */
export function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The rows to draw, `[from, to)`: those in sight and a few on either side. */
export function windowOf(
  tops: Float64Array,
  scroll: number,
  height: number,
  beyond: number,
): { from: number; to: number } {
  const count = tops.length - 1;
  if (count <= 0) return { from: 0, to: 0 };
  return {
    from: Math.max(0, rowAt(tops, scroll) - beyond),
    to: Math.min(count, rowAt(tops, scroll + height) + 1 + beyond),
  };
}

/** The scroll nearest to the present one that shows row `index` whole, below a head that covers `covered` pixels. */
export function scrollTo(
  tops: Float64Array,
  index: number,
  scroll: number,
  height: number,
  covered: number,
): number {
  const top = (tops[index] ?? 0) - covered;
  const bottom = tops[index + 1] ?? 0;
  if (top < scroll) return Math.max(0, top);
  if (bottom > scroll + height) return bottom - height;
  return scroll;
}

/** How far a sticking head of `height` is pushed up by the next head, which begins at `next`; zero or less. */
export const pushedBy = (next: number | undefined, scroll: number, height: number): number =>
  next === undefined ? 0 : Math.min(0, next - scroll - height);
