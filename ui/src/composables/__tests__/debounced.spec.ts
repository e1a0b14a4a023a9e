import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { debounced, latest } from "../debounced";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a debounced call", () => {
  it("is made once, with the last words, when the hand rests", () => {
    const heard = vi.fn();
    const soon = debounced(400, heard);
    soon("市");
    vi.advanceTimersByTime(399);
    soon("市水利局");
    vi.advanceTimersByTime(399);
    expect(heard).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(heard.mock.calls).toEqual([["市水利局"]]);
  });

  it("can be made at once, or forgotten", () => {
    const heard = vi.fn();
    const soon = debounced(400, heard);
    soon(1);
    soon.flush();
    soon.flush();
    expect(heard.mock.calls).toEqual([[1]]);
    soon(2);
    soon.cancel();
    vi.advanceTimersByTime(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe("of several questions", () => {
  it("only the last one's answer counts, whichever comes back first", async () => {
    const ask = latest(
      (after: number) => new Promise<number>((answer) => setTimeout(() => answer(after), after)),
    );
    const [slow, quick] = [ask(300), ask(100)];
    await vi.advanceTimersByTimeAsync(300);
    expect(await slow).toBeNull();
    expect(await quick).toBe(100);
  });

  it("an overtaken one fails in silence, the last one aloud", async () => {
    const ask = latest((word: string) => Promise.reject(new Error(word)));
    const first = ask("first");
    const second = ask("second");
    expect(await first).toBeNull();
    await expect(second).rejects.toThrow("second");
  });
});
