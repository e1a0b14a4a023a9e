import type { Ref } from "vue";
import type { useFind } from "./useFind";
import { digits, useKeys } from "./useKeys";
import type { useModes } from "./useModes";
import type { useRepairs } from "./useRepairs";
import type { useReview } from "./useReview";
import type { useReviewSteps } from "./useReviewSteps";

/** What stands beside the text: the cards, or the original, the repairs, an earlier import. */
export type MeetingSide = "cards" | "original" | "repairs" | "compare";

/** The keys of the split view: each step of a review by a letter, and the way through cards and repairs by arrows. */
export function useMeetingKeys(view: {
  review: ReturnType<typeof useReview>;
  modes: ReturnType<typeof useModes>;
  steps: ReturnType<typeof useReviewSteps>;
  repairs: ReturnType<typeof useRepairs>;
  find: ReturnType<typeof useFind>;
  side: Ref<MeetingSide>;
  toggle: (to: MeetingSide) => unknown;
  openFind: () => void;
  save: () => void;
  finish: () => unknown;
  undo: () => void;
  leave: () => void;
}): void {
  const { review, steps, repairs, find, side } = view;
  const { mode, look, edit, split, dismiss } = view.modes;

  const atCards = () => side.value !== "repairs";
  /** While a step is being taken on a card, the letters of the other steps are silent; beside the repairs all are. */
  const looking = (act: () => unknown) => () => atCards() && mode.value.is === "look" && act();
  const either = (card: () => unknown, repair: () => unknown) => () =>
    atCards() ? mode.value.is === "look" && card() : repair();
  const seek = (by: number) => () => void (find.open.value && find.move(by));

  useKeys({
    ArrowDown: either(
      () => review.move(1),
      () => repairs.move(1),
    ),
    ArrowUp: either(
      () => review.move(-1),
      () => repairs.move(-1),
    ),
    "Shift+ArrowDown": looking(() => review.move(1, review.units.value)),
    "Shift+ArrowUp": looking(() => review.move(-1, review.units.value)),
    ArrowRight: looking(review.goOn),
    ArrowLeft: looking(review.goBack),
    Enter: () => (atCards() ? mode.value.is !== "edit" && steps.enter() : void repairs.accept()),
    "Ctrl+Enter": () => void (mode.value.is === "edit" ? view.save() : view.finish()),
    KeyU: () => !atCards() && void repairs.undo(),
    KeyA: either(steps.claim, () => void repairs.acceptAll()),
    KeyE: looking(() => edit()),
    KeyS: looking(split),
    KeyM: looking(steps.merge),
    KeyD: looking(dismiss),
    KeyB: looking(steps.toBackground),
    KeyR: () => mode.value.is === "look" && review.meeting.value?.repairs.length && view.toggle("repairs"),
    Space: looking(() => steps.suggest()),
    "Ctrl+KeyF": view.openFind,
    KeyN: seek(1),
    "Shift+KeyN": seek(-1),
    ...digits((n) => atCards() && steps.choose(n)),
    "Ctrl+KeyZ": view.undo,
    Escape: () => {
      if (mode.value.is !== "look") look();
      else if (find.open.value) find.close();
      else if (side.value !== "cards") side.value = "cards";
      else view.leave();
    },
  });
}
