import { beforeEach, describe, expect, it, vi } from "vitest";
import type { MeetingView, ReviewStep } from "@/ipc";
import { unitsOf } from "../useSegments";
import { at, directive, meeting } from "./sample";

const { commands } = vi.hoisted(() => ({ commands: { meeting: vi.fn(), review: vi.fn() } }));
vi.mock("@/ipc", async (original) => ({ ...(await original<typeof import("@/ipc")>()), commands }));
const { cardsOf, keyOf, lookAfter, nextOpen, previousOpen, useReview } = await import("../useReview");

const confirmed = (m: MeetingView, id: string): MeetingView => ({
  ...m,
  version: m.version + 1,
  undo: "确认",
  directives: m.directives.map((d) =>
    d.id === id ? { ...d, decision: "confirmed", item_code: "2026-001" } : d,
  ),
});
const said = vi.fn();
const opened = async () => {
  commands.meeting.mockResolvedValue(meeting());
  const review = useReview("m1", said);
  await review.load();
  return review;
};

beforeEach(() => vi.resetAllMocks());

describe("cards", () => {
  it("has one for each directive and unclassified sentence, and for a background sentence only while it is looked at", () => {
    const units = unitsOf(meeting());
    const background = units.find((u) => u.passage?.kind === "background");
    expect(cardsOf(units, null)).toHaveLength(3);
    expect(cardsOf(units, keyOf(background!))).toHaveLength(4);
  });

  it("finds the next one that waits, and begins again at the top", () => {
    const units = unitsOf(confirmed(meeting(), "flood"));
    expect(nextOpen(units, "flood")).toBe("games");
    expect(nextOpen(units, `at-${at("有关事项再研究。").start}`)).toBe("games");
    expect(nextOpen([], null)).toBeNull();
  });

  it("finds the one before that waits, and begins again at the end", () => {
    const units = unitsOf(confirmed(meeting(), "flood"));
    const last = `at-${at("有关事项再研究。").start}`;
    expect(previousOpen(units, last)).toBe("games");
    expect(previousOpen(units, "games")).toBe(last);
    expect(previousOpen([], null)).toBeNull();
  });
});

describe("lookAfter", () => {
  it("stays with what a split made of the card", () => {
    const before = meeting();
    const whole = before.directives[0]!.place;
    const cut = at("排查；").end;
    const parts = [
      directive("a", { start: whole.start, end: cut }),
      directive("b", { start: cut, end: whole.end }),
    ];
    const after = { ...before, directives: [...parts, before.directives[1]!] };
    const step: ReviewStep = { kind: "split", directive: "flood", at: [cut] };
    expect(lookAfter(step, unitsOf(before), unitsOf(after), "flood")).toBe("a");
  });

  it("goes on to the next open card after one was set aside", () => {
    const before = meeting();
    const after = {
      ...before,
      directives: [before.directives[1]!],
      passages: [
        ...before.passages,
        { place: before.directives[0]!.place, kind: "background" as const, reason: "" },
      ],
    };
    expect(
      lookAfter({ kind: "set-aside", directive: "flood" }, unitsOf(before), unitsOf(after), "flood"),
    ).toBe("games");
  });
});

describe("useReview", () => {
  it("opens at the first card that waits", async () => {
    expect((await opened()).active.value).toBe("flood");
  });

  it("confirms with the version it saw, tells so, and goes on", async () => {
    const review = await opened();
    commands.review.mockResolvedValue({
      meeting: confirmed(meeting(), "flood"),
      said: "已确认第1条",
      changed: { subjects: [] },
    });
    expect(await review.take({ kind: "confirm", directive: "flood" })).toBe(true);
    expect(commands.review).toHaveBeenCalledWith("m1", 1, { kind: "confirm", directive: "flood" });
    expect(said).toHaveBeenCalledWith("已确认第1条", true);
    expect(review.active.value).toBe("games");
  });

  it("shows the newer state when another program was quicker, and says what happened", async () => {
    const review = await opened();
    commands.review.mockRejectedValue({ code: "changed_meanwhile", sentence: "刚才在别处改过。" });
    commands.meeting.mockResolvedValue(confirmed(meeting(), "flood"));
    expect(await review.take({ kind: "confirm", directive: "flood" })).toBe(false);
    expect(review.error.value?.code).toBe("changed_meanwhile");
    expect(review.meeting.value?.version).toBe(2);
  });

  it("moves through the cards and stops at either end", async () => {
    const review = await opened();
    review.move(-1);
    expect(review.active.value).toBe("flood");
    review.move(1);
    review.move(1);
    review.move(1);
    expect(review.active.value).toBe(`at-${at("有关事项再研究。").start}`);
  });

  it("keeps a load that failed as an error of the page", async () => {
    commands.meeting.mockRejectedValue({ code: "meeting_missing", sentence: "没有找到这次会议。" });
    const review = useReview("m9", said);
    await review.load();
    expect(review.loadError.value?.code).toBe("meeting_missing");
  });
});
