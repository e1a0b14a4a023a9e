import type { RepairView } from "@/ipc";

/** A piece of the original: as it stands, or a place that was repaired or doubted. */
export interface OriginalPiece {
  text: string;
  repair: RepairView | null;
}

/**
 * The original with its repaired places marked. Intake tells what stood there, not where, so each is looked for in
 * reading order after the one before it; one that is not found is left unmarked.
 */
export function originalPieces(original: string, repairs: RepairView[]): OriginalPiece[] {
  const pieces: OriginalPiece[] = [];
  let at = 0;
  for (const repair of [...repairs].sort((a, b) => a.place.start - b.place.start)) {
    const found = repair.original.trim() ? original.indexOf(repair.original, at) : -1;
    if (found < 0) continue;
    if (found > at) pieces.push({ text: original.slice(at, found), repair: null });
    pieces.push({ text: repair.original, repair });
    at = found + repair.original.length;
  }
  if (at < original.length) pieces.push({ text: original.slice(at), repair: null });
  return pieces;
}
