import type { RepairView } from "@/ipc";

/** A piece of the original: as it stands, or a place that was repaired or doubted. */
export interface OriginalPiece {
  text: string;
  repair: RepairView | null;
}

/** A repair of more than a clause, such as a whole paragraph's script, says nothing about a place. */
const LONGEST = 30;
/** How much more the original may hold than the clean text between two repairs: inline pinyin, blanks, bylines. */
const SLACK = 200;

/** Repairs that point at a place: short ones that hold no other, in reading order. */
function pointed(repairs: RepairView[]): RepairView[] {
  const short = repairs.filter((r) => r.original.trim() !== "" && r.original.length <= LONGEST);
  const sorted = short.sort((a, b) => a.place.start - b.place.start || b.place.end - a.place.end);
  return sorted.filter((r, n) => {
    const next = sorted[n + 1];
    return !next || next.place.start >= r.place.end;
  });
}

/**
 * The original with its repaired places marked. Intake tells what stood there, not where, so each is looked for in
 * reading order, not far from where it should be; one that is not found is left unmarked.
 */
export function originalPieces(original: string, repairs: RepairView[]): OriginalPiece[] {
  const pieces: OriginalPiece[] = [];
  let at = 0;
  let cleanAt = 0;
  for (const repair of pointed(repairs)) {
    const found = original.indexOf(repair.original, at);
    if (found < 0 || found - at > (repair.place.start - cleanAt) * 3 + SLACK) continue;
    if (found > at) pieces.push({ text: original.slice(at, found), repair: null });
    pieces.push({ text: repair.original, repair });
    at = found + repair.original.length;
    cleanAt = repair.place.end;
  }
  if (at < original.length) pieces.push({ text: original.slice(at), repair: null });
  return pieces;
}
