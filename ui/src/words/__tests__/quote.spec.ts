import { describe, expect, it } from "vitest";
import type { AssignmentView, DeadlineView, ItemView } from "@/ipc";
import { quotePieces } from "../quote";

const quote = "由市发展改革委牵头，市发展改革委服务业办配合，6月底前完成。";
const department = (name: string, role: AssignmentView["role"]) =>
  ({ department: name, role, label: "" }) as AssignmentView;
const item = {
  quote,
  assignments: [department("市发展改革委", "lead"), department("市发展改革委服务业办", "supporting")],
  owners: [],
  deadlines: [{ text: "6月底前" } as DeadlineView],
  targets: [],
} as unknown as ItemView;

describe("the source sentence", () => {
  it("is lit where its values stand, a longer name before a shorter one inside it", () => {
    const lit = quotePieces(item).filter((piece) => piece.stroke);
    expect(lit.map((piece) => [piece.text, piece.stroke])).toEqual([
      ["市发展改革委", "department lead"],
      ["市发展改革委服务业办", "department"],
      ["6月底前", "deadline"],
    ]);
  });

  it("is whole when its pieces are joined, also where a value does not stand in it", () => {
    const other = { ...item, owners: [{ name: "市长" }] } as ItemView;
    expect(
      quotePieces(other)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(quote);
  });
});
