import type { ItemView } from "@/ipc";

/** A piece of what was said, and what it is for the item: drawn with the stroke of the minutes. */
export interface QuotePiece {
  text: string;
  stroke: string;
  label: string;
}

/**
 * The source sentence in pieces: the words that the item's departments, owners, time limits and figures came from are
 * marked where they first stand. The longest words go first, so that 市发展改革委 is not found inside a longer name.
 */
export function quotePieces(
  item: Pick<ItemView, "quote" | "assignments" | "owners" | "deadlines" | "targets">,
): QuotePiece[] {
  const wanted = [
    ...item.assignments.map((one) => ({
      text: one.department,
      stroke: one.role === "supporting" ? "department" : "department lead",
      label: one.label || (one.role === "supporting" ? "配合单位" : "牵头单位"),
    })),
    ...item.owners.map((one) => ({ text: one.name, stroke: "owner", label: "责任人" })),
    ...item.deadlines.map((one) => ({ text: one.text, stroke: "deadline", label: "完成时限" })),
    ...item.targets.map((one) => ({ text: one.text, stroke: "target", label: "目标" })),
  ];
  let pieces: QuotePiece[] = [{ text: item.quote, stroke: "", label: "" }];
  for (const mark of wanted.filter((one) => one.text).sort((a, b) => b.text.length - a.text.length)) {
    const at = pieces.findIndex((piece) => !piece.stroke && piece.text.includes(mark.text));
    const whole = pieces[at];
    if (!whole) continue;
    const from = whole.text.indexOf(mark.text);
    const plain = (text: string) => (text ? [{ text, stroke: "", label: "" }] : []);
    const cut = [
      ...plain(whole.text.slice(0, from)),
      mark,
      ...plain(whole.text.slice(from + mark.text.length)),
    ];
    pieces = [...pieces.slice(0, at), ...cut, ...pieces.slice(at + 1)];
  }
  return pieces;
}
