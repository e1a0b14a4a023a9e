import { describe, expect, it } from "vitest";
import type { DepartmentFigures } from "@/ipc";
import { figureOf, sorted } from "../useStatistics";

const figures = (department: string, late: number, asked = 0): DepartmentFigures => ({
  department,
  leads: [late, 1, 2, 3, 0],
  supports: [1, 1, 0, 0, 0],
  asked_this_month: asked,
});

describe("figures of departments", () => {
  it("count what is led and what is supported, whatever its light", () => {
    expect(figureOf.leads(figures("市水利局", 4))).toBe(10);
    expect(figureOf.supports(figures("市水利局", 4))).toBe(2);
  });

  it("stand with the largest first, equal ones by name", () => {
    const all = [figures("市财政局", 1), figures("市教育局", 3), figures("市水利局", 1)];
    expect(sorted(all, "late").map((one) => one.department)).toEqual(["市教育局", "市财政局", "市水利局"]);
    expect(sorted(all, "department")).toEqual(all);
  });
});
