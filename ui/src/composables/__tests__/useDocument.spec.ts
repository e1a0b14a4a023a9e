import { effectScope } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DocumentForm } from "@/ipc";

const commands = vi.hoisted(() => ({
  dueGroups: vi.fn(),
  proposeDocument: vi.fn(),
  previewDocument: vi.fn(),
  issueDocument: vi.fn(),
}));
vi.mock("@/ipc", () => ({ commands, errorOf: (thrown: unknown) => thrown }));
const { chooseForDocument, lackOf, merged, useDocument } = await import("../useDocument");

const form = (items: string[], more: Partial<DocumentForm> = {}): DocumentForm => ({
  kind: "notice",
  items,
  title: `关于办理${items.length}件事项的通知`,
  addressees: ["市水利局"],
  copies: [],
  report_by: "2026-06-18",
  dated: "2026-06-11",
  signed_by: "",
  ...more,
});
const scope = effectScope();

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  chooseForDocument([]);
  commands.dueGroups.mockResolvedValue([
    { name: "市水利局", items: ["2026-055", "2026-056"] },
    { name: "市教育局", items: ["2026-057"] },
  ]);
  commands.proposeDocument.mockImplementation(async (_kind: string, items: string[]) => ({
    form: form(items),
    next_number: "云督办〔2026〕38号",
    inherited: "",
    lines: items.map((code) => ({ code, title: code, due_words: "" })),
  }));
  commands.previewDocument.mockImplementation(async (of: DocumentForm) => ({
    base64: of.title,
    pages: 1,
    file_name: "",
  }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});
const begun = async () => {
  const notice = scope.run(() => useDocument())!;
  await notice.load();
  await vi.advanceTimersByTimeAsync(0);
  return notice;
};

describe("what a notice lacks", () => {
  it.each([
    ["nothing to give out", { items: [] }, "至少选一件事项"],
    ["no title", { title: " " }, "还没有标题"],
    ["nobody to send it to", { addressees: [] }, "还没有主送单位"],
    ["no signature", {}, "填写签发人后编号"],
    ["nothing", { signed_by: "督查室主任" }, null],
  ])("%s", (_, more, said) => {
    expect(lackOf(form(["2026-055"], more))).toBe(said);
  });

  it("keeps what was typed when other items are chosen", () => {
    const typed = form(["2026-055"], { title: "我的标题", signed_by: "主任" });
    const next = merged(typed, form(["2026-055", "2026-056"], { copies: ["市财政局"] }), new Set(["title"]));
    expect(next).toMatchObject({
      title: "我的标题",
      signed_by: "主任",
      copies: ["市财政局"],
      items: ["2026-055", "2026-056"],
    });
  });
});

describe("a notice in the making", () => {
  it("begins with the first group, filled in, and shows its page at once", async () => {
    const notice = await begun();
    expect(notice.group.value?.name).toBe("市水利局");
    expect(notice.number.value).toBe("云督办〔2026〕38号");
    expect(notice.page.value).toBe("关于办理2件事项的通知");
  });

  it("begins with what was chosen in the ledger, as far as it still waits", async () => {
    chooseForDocument(["2026-057", "2026-001"]);
    const notice = await begun();
    expect(notice.form.value?.items).toEqual(["2026-057"]);
    expect(notice.groups.value).toHaveLength(3);
  });

  it("lays the page out once when the hand rests, and keeps the old page till then", async () => {
    const notice = await begun();
    commands.previewDocument.mockClear();
    for (const title of ["甲", "甲乙", "甲乙丙"]) notice.edit("title", title);
    await vi.advanceTimersByTimeAsync(399);
    expect(notice.page.value).toBe("关于办理2件事项的通知");
    await vi.advanceTimersByTimeAsync(1);
    expect(commands.previewDocument).toHaveBeenCalledTimes(1);
    expect(notice.page.value).toBe("甲乙丙");
  });

  it("does not lay the page out for the signer, who stands in the register", async () => {
    const notice = await begun();
    commands.previewDocument.mockClear();
    notice.edit("signed_by", "督查室主任");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(commands.previewDocument).not.toHaveBeenCalled();
    expect(notice.lack.value).toBeNull();
  });

  it("says why the page cannot be laid out, and keeps the last one that could", async () => {
    const notice = await begun();
    commands.previewDocument.mockRejectedValueOnce({ code: "page_impossible", sentence: "标题太长。" });
    notice.edit("title", "很长的标题");
    await vi.advanceTimersByTimeAsync(400);
    expect(notice.pageError.value?.code).toBe("page_impossible");
    expect(notice.page.value).toBe("关于办理2件事项的通知");
    expect(notice.updating.value).toBe(false);
  });

  it("takes over what another desk did, and keeps what was typed and left out", async () => {
    const notice = await begun();
    notice.edit("title", "我的标题");
    await notice.toggle("2026-056");
    commands.dueGroups.mockResolvedValue([{ name: "市水利局", items: ["2026-055", "2026-056", "2026-060"] }]);
    await notice.load();
    expect(notice.form.value).toMatchObject({ title: "我的标题", items: ["2026-055", "2026-060"] });
    expect(notice.lines.value).toHaveLength(3);
  });

  it("goes on with the next group once it is issued", async () => {
    const notice = await begun();
    notice.edit("signed_by", "督查室主任");
    commands.issueDocument.mockResolvedValue({ said: "云督办〔2026〕38号已发出" });
    commands.dueGroups.mockResolvedValue([{ name: "市教育局", items: ["2026-057"] }]);
    expect((await notice.issue())?.said).toBe("云督办〔2026〕38号已发出");
    expect(notice.group.value?.name).toBe("市教育局");
    expect(notice.form.value?.signed_by).toBe("");
  });

  it("stays as it was where issuing is refused", async () => {
    const notice = await begun();
    notice.edit("signed_by", "督查室主任");
    commands.issueDocument.mockRejectedValue({ code: "glyph_missing", sentence: "没有这个字。" });
    expect(await notice.issue()).toBeNull();
    expect(notice.issueError.value?.code).toBe("glyph_missing");
    expect(notice.form.value?.signed_by).toBe("督查室主任");
  });
});
