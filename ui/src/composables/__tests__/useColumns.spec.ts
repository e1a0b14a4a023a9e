import { ref } from "vue";
import { beforeEach, describe, expect, it } from "vitest";
import { COLUMNS, useColumns } from "../useColumns";

const lead = COLUMNS.find((column) => column.name === "lead")!;
beforeEach(() => localStorage.clear());

describe("the ledger's columns", () => {
  it("keep the width they were dragged to, inside what still reads", () => {
    const first = useColumns(ref(false));
    first.setWidth(lead, 201.4);
    expect(useColumns(ref(false)).widthOf(lead)).toBe(201);
    first.setWidth(lead, 5);
    expect(first.widthOf(lead)).toBe(80);
    first.forget(lead);
    expect(first.widthOf(lead)).toBe(132);
  });

  it("leave out what a narrow window has no room for, and give the title the rest", () => {
    const { columns, template } = useColumns(ref(true));
    expect(columns.value.map((column) => column.word)).not.toContain("配合单位");
    expect(template(36)).toBe("20px 60px 36px minmax(0, 1fr) 132px 112px 104px 60px");
  });

  it("forget widths that were kept in another form", () => {
    localStorage.setItem("duban.columns", '{"lead":"wide"}');
    expect(useColumns(ref(false)).widthOf(lead)).toBe(132);
  });
});
