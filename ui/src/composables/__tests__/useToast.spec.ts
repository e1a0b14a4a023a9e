import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useToast } from "../useToast";

const { toast, show, hold, release, dismiss } = useToast();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  dismiss();
  vi.useRealTimers();
});

describe("a toast", () => {
  it("goes by itself after six seconds", () => {
    show("已确认");
    vi.advanceTimersByTime(5_900);
    expect(toast.value?.sentence).toBe("已确认");
    vi.advanceTimersByTime(200);
    expect(toast.value).toBeNull();
  });

  it("stays while the pointer or the focus rests on it", () => {
    show("已确认");
    hold();
    vi.advanceTimersByTime(60_000);
    expect(toast.value).not.toBeNull();
    release();
    vi.advanceTimersByTime(6_100);
    expect(toast.value).toBeNull();
  });

  it("gives way to the next one, which has its own six seconds", () => {
    show("已确认");
    vi.advanceTimersByTime(5_000);
    show("已拆分");
    vi.advanceTimersByTime(5_000);
    expect(toast.value?.sentence).toBe("已拆分");
  });
});
