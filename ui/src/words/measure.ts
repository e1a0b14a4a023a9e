/** A line of the minutes page, in full-width signs, and the blank a paragraph begins with. */
const [MEASURE, INDENT] = [34, 2];

/** How many lines a paragraph takes on the minutes page: a guess, near enough to scroll by until it is drawn. */
export function linesOn(text: string): number {
  let width = INDENT;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) < 0x2000 ? 0.56 : 1;
  return Math.max(1, Math.ceil(width / MEASURE));
}
