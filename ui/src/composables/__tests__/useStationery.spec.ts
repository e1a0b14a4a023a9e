import { effectScope } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const commands = vi.hoisted(() => ({
  stationery: vi.fn(),
  setStationery: vi.fn(),
  undoStationery: vi.fn(),
  previewStationery: vi.fn(),
}));
vi.mock("@/ipc", () => ({ commands, errorOf: (thrown: unknown) => thrown }));
const { useStationery } = await import("../useStationery");
const { useUndo } = await import("../useUndo");

const style = { kind: "notice", prefix: "", mark: "", title: "", opening: "", closing: "" };
const view = (version: number, more: object = {}) => ({
  form: { kinds: [style], signatory: "", ...more },
  kinds: [],
  seal_kept: false,
  version,
});
const scope = effectScope();
const begun = async () => {
  const stationery = scope.run(() => useStationery())!;
  await stationery.load();
  await vi.advanceTimersByTimeAsync(400);
  return stationery;
};

beforeEach(() => {
  vi.useFakeTimers();
  commands.stationery.mockResolvedValue(view(1));
  commands.previewStationery.mockImplementation(async (form: { kinds: { opening: string }[] }) => ({
    base64: form.kinds[0]!.opening,
    pages: 1,
  }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

describe("the office's papers in the settings", () => {
  it("shows what is typed on the sample, and writes it only when the field is left", async () => {
    const stationery = await begun();
    stationery.lookStyle({ opening: "请办好下列工作。" });
    await vi.advanceTimersByTimeAsync(400);
    expect(stationery.page.value).toBe("请办好下列工作。");
    expect(commands.setStationery).not.toHaveBeenCalled();
  });

  it("takes the last change back", async () => {
    const stationery = await begun();
    commands.setStationery.mockResolvedValue(view(2, { signatory: "李志远" }));
    await stationery.change({ signatory: "李志远" }, "签发人");
    expect(stationery.view.value?.form.signatory).toBe("李志远");
    commands.undoStationery.mockResolvedValue(view(3));
    await useUndo().undo();
    expect(commands.undoStationery).toHaveBeenCalledOnce();
    expect(stationery.view.value?.form.signatory).toBe("");
  });

  it("has nothing to take back where nothing was changed", async () => {
    const stationery = await begun();
    commands.setStationery.mockResolvedValue(view(1));
    await stationery.change({ signatory: "" }, "签发人");
    await useUndo().undo();
    expect(commands.undoStationery).not.toHaveBeenCalled();
  });

  it("says why a wording is refused, and keeps it to be mended", async () => {
    const stationery = await begun();
    stationery.lookStyle({ opening: "{数目}项" });
    commands.setStationery.mockRejectedValue({ code: "field_missing", sentence: "没有对应的内容。" });
    await stationery.changeStyle({ opening: "{数目}项" }, "开头");
    expect(stationery.error.value?.code).toBe("field_missing");
    expect(stationery.typed.value?.kinds[0]?.opening).toBe("{数目}项");
  });
});
