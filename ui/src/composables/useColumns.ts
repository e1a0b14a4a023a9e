import { computed, type Ref } from "vue";
import type { SortKey } from "@/ipc";
import { kept } from "./kept";

export type ColumnName =
  "light" | "code" | "title" | "lead" | "supporting" | "due" | "remaining" | "state" | "report";
export interface Column {
  name: ColumnName;
  word: string;
  /** Clicking the head orders by this. */
  sort?: SortKey;
  /** Width until it is dragged, and how far it can be dragged; without them the column has the width it needs. */
  width?: number;
  from?: number;
  to?: number;
  right?: boolean;
  /** Goes first when the window is narrow. */
  wide?: boolean;
}

/** In the order of the grid, after the tick. */
export const COLUMNS: readonly Column[] = [
  { name: "light", word: "灯" },
  { name: "code", word: "编号", sort: "code" },
  { name: "title", word: "事项", sort: "title", width: 520, from: 160, to: 1200 },
  { name: "lead", word: "牵头单位", sort: "lead", width: 132, from: 80, to: 320 },
  { name: "supporting", word: "配合单位", width: 144, from: 64, to: 320, wide: true },
  { name: "due", word: "时限", sort: "due", width: 112, from: 112, to: 220 },
  { name: "remaining", word: "余期", width: 104, from: 104, to: 160, right: true },
  { name: "state", word: "状态", sort: "state", width: 60, from: 60, to: 120 },
  { name: "report", word: "最近反馈", wide: true },
];

type Widths = Partial<Record<ColumnName, number>>;
const isWidths = (found: unknown): found is Widths =>
  typeof found === "object" &&
  found !== null &&
  Object.values(found).every((width) => typeof width === "number");

/** A width inside what its column allows. */
export const within = (column: Column, width: number): number =>
  Math.round(Math.min(column.to ?? width, Math.max(column.from ?? width, width)));

/** The grid's columns, with the widths they were dragged to. */
export function useColumns(narrow: Ref<boolean>) {
  const widths = kept<Widths>("columns", {}, isWidths);
  const columns = computed(() => COLUMNS.filter((column) => !(narrow.value && column.wide)));
  const widthOf = (column: Column) => within(column, widths.value[column.name] ?? column.width ?? 0);

  function setWidth(column: Column, width: number): void {
    widths.value = { ...widths.value, [column.name]: within(column, width) };
  }
  function forget(column: Column): void {
    const others = { ...widths.value };
    delete others[column.name];
    widths.value = others;
  }
  /** The columns for `grid-template-columns`; `code` is the width that the longest number needs. */
  function template(code: number): string {
    const tracks = columns.value.map((column) => {
      if (column.name === "light") return "60px";
      if (column.name === "code") return `${code}px`;
      // On a narrow window the title takes whatever the others leave, on a wide one the last report does.
      if (column.name === "title") return narrow.value ? "minmax(0, 1fr)" : `minmax(0, ${widthOf(column)}px)`;
      return column.name === "report" ? "minmax(58px, 1fr)" : `${widthOf(column)}px`;
    });
    return ["20px", ...tracks].join(" ");
  }
  return { columns, widthOf, setWidth, forget, template };
}
