import { kept, oneOf } from "./kept";

/** 紧凑, 标准, 舒展. */
export const ROW_HEIGHTS = ["compact", "standard", "roomy"] as const;
export type RowHeight = (typeof ROW_HEIGHTS)[number];

export const ROW_HEIGHT_WORDS: Record<RowHeight, string> = {
  compact: "紧凑",
  standard: "标准",
  roomy: "舒展",
};
/** In CSS pixels, as the tokens have them. */
export const ROW_PIXELS: Record<RowHeight, number> = { compact: 28, standard: 34, roomy: 40 };

/** A low window starts compact, so that a small screen shows a good part of the ledger. */
const start: RowHeight = window.innerHeight < 800 ? "compact" : "standard";
const rowHeight = kept<RowHeight>("row-height", start, oneOf(ROW_HEIGHTS));

/** How high the ledger's rows are, for the ledger and for 设置. */
export const useRowHeight = () => rowHeight;
