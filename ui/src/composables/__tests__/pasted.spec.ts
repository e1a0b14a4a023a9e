import { beforeEach, describe, expect, it, vi } from "vitest";
import { commands } from "@/ipc";
import { pastedText } from "../pasted";

vi.mock("@/ipc", () => ({ commands: { pastedLines: vi.fn() } }));

const clipboard = (forms: Record<string, string>) =>
  ({ getData: (type: string) => forms[type] ?? "" }) as unknown as DataTransfer;
const lines = vi.mocked(commands.pastedLines);
const word = { "text/plain": "议定事项\n扩面", "text/html": "<ol><li>议定事项<li>扩面</ol>" };

describe("what was pasted", () => {
  beforeEach(() => lines.mockReset());

  it("is the plain text where there is nothing else", async () => {
    expect(await pastedText(clipboard({ "text/plain": "议定事项" }))).toBe("议定事项");
    expect(await pastedText(null)).toBe("");
    expect(lines).not.toHaveBeenCalled();
  });

  it("has the rows and numbers of the web form", async () => {
    lines.mockResolvedValue("1. 议定事项\n2. 扩面");
    expect(await pastedText(clipboard(word))).toBe("1. 议定事项\n2. 扩面");
  });

  it("loses nothing to a web form that says less, or cannot be read", async () => {
    lines.mockResolvedValueOnce("扩面");
    expect(await pastedText(clipboard(word))).toBe("议定事项\n扩面");
    lines.mockRejectedValueOnce(new Error("file_too_deep"));
    expect(await pastedText(clipboard(word))).toBe("议定事项\n扩面");
  });
});
