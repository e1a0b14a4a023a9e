import { computed, readonly, ref, shallowRef } from "vue";
import { commands, errorOf, type ErrorView, type MeetingView, type Place, type ReviewStep } from "@/ipc";
import { unitsOf, type Unit } from "./useSegments";

/** A unit's name for as long as the meeting stands as it is: a directive's id, or where a passage begins. */
export const keyOf = (unit: Unit): string => (unit.directive ? unit.directive.id : `at-${unit.place.start}`);

/** Whether a unit still waits for the clerk. */
export const isOpen = (unit: Unit): boolean =>
  unit.directive ? unit.directive.decision === "open" : unit.passage.kind === "unclassified";

/** The units that have a card: every directive, every unclassified sentence, and the background one that was clicked. */
export const cardsOf = (units: Unit[], active: string | null): Unit[] =>
  units.filter((unit) => unit.directive || unit.passage.kind === "unclassified" || keyOf(unit) === active);

/** The next one that waits, after `key` and then from the top; else null. */
export function nextOpen(units: Unit[], key: string | null): string | null {
  const at = units.findIndex((unit) => keyOf(unit) === key);
  const found = [...units.slice(at + 1), ...units.slice(0, at + 1)].find(isOpen);
  return found ? keyOf(found) : null;
}

/** The one before `key` that waits, and then from the end; else null. */
export function previousOpen(units: Unit[], key: string | null): string | null {
  const at = units.findIndex((unit) => keyOf(unit) === key);
  const found = units.slice(0, Math.max(0, at)).findLast(isOpen) ?? units.findLast(isOpen);
  return found ? keyOf(found) : null;
}

/** Where the clerk looks after a step: the next open one after a decision, the outcome where something was reshaped. */
export function lookAfter(
  step: ReviewStep,
  before: Unit[],
  after: Unit[],
  active: string | null,
): string | null {
  const place = before.find((unit) => keyOf(unit) === active)?.place ?? null;
  switch (step.kind) {
    case "confirm":
    case "confirm-all":
    case "dismiss":
    case "set-aside":
    case "classify":
      return (
        nextOpen(after, after.some((unit) => keyOf(unit) === active) ? active : keyBefore(after, place)) ??
        stay(after, active, place)
      );
    default:
      return stay(after, active, place);
  }
}

const stay = (units: Unit[], active: string | null, place: Place | null): string | null => {
  const same = units.find((unit) => keyOf(unit) === active);
  const here = place
    ? units.find((unit) => unit.place.start <= place.start && place.start < unit.place.end)
    : undefined;
  const found = same ?? here ?? units.find((unit) => unit.directive) ?? units[0];
  return found ? keyOf(found) : null;
};

const keyBefore = (units: Unit[], place: Place | null): string | null => {
  const found = place ? units.filter((unit) => unit.place.start <= place.start).at(-1) : undefined;
  return found ? keyOf(found) : null;
};

/** The review of one meeting: what stands, what is looked at, and every step with its toast or its refusal. */
export function useReview(id: string, said: (sentence: string, undoable: boolean) => void) {
  const meeting = shallowRef<MeetingView | null>(null);
  const active = ref<string | null>(null);
  const error = ref<ErrorView | null>(null);
  const loadError = ref<ErrorView | null>(null);
  const busy = ref(false);

  const units = computed(() => (meeting.value ? unitsOf(meeting.value) : []));
  const cards = computed(() => cardsOf(units.value, active.value));
  const current = computed(() => units.value.find((unit) => keyOf(unit) === active.value) ?? null);

  function put(next: MeetingView, step: ReviewStep | null): void {
    const before = units.value;
    const opening = meeting.value === null;
    meeting.value = next;
    const after = unitsOf(next);
    if (opening) active.value = nextOpen(after, null) ?? stay(after, null, null);
    else
      active.value = step
        ? lookAfter(step, before, after, active.value)
        : stay(after, active.value, current.value?.place ?? null);
  }

  // A write heard of while our own step is under way is looked at after it, so that the look goes on from our step.
  let heard = false;

  async function load(): Promise<void> {
    if (busy.value) return void (heard = true);
    await fetch();
  }

  async function fetch(): Promise<void> {
    try {
      const next = await commands.meeting(id);
      if (next.version !== meeting.value?.version) put(next, null);
      loadError.value = null;
    } catch (thrown) {
      loadError.value = errorOf(thrown);
    }
  }

  /** Does one step; answers whether it was done. A step on an older state is refused, and the newer one is shown. */
  async function take(step: ReviewStep): Promise<boolean> {
    if (!meeting.value || busy.value) return false;
    busy.value = true;
    try {
      const outcome = await commands.review(id, meeting.value.version, step);
      put(outcome.meeting, step);
      error.value = null;
      said(outcome.said, step.kind !== "undo" && outcome.meeting.undo !== null);
      return true;
    } catch (thrown) {
      error.value = errorOf(thrown);
      if (error.value.code === "changed_meanwhile" || error.value.code === "directive_missing") await fetch();
      return false;
    } finally {
      busy.value = false;
      if (heard) void fetch();
      heard = false;
    }
  }

  /** Looks at the one `by` places further down (or up), of the cards or of every sentence; stops at either end. */
  function move(by: number, list: Unit[] = cards.value): void {
    const at = list.findIndex((unit) => keyOf(unit) === active.value);
    const to = list[Math.max(0, Math.min(list.length - 1, at < 0 ? 0 : at + by))];
    if (to) active.value = keyOf(to);
  }
  const goOn = () => (active.value = nextOpen(units.value, active.value) ?? active.value);
  const goBack = () => (active.value = previousOpen(units.value, active.value) ?? active.value);

  return {
    meeting: meeting as Readonly<typeof meeting>,
    active,
    current,
    cards,
    units,
    error,
    loadError: readonly(loadError),
    busy: readonly(busy),
    load,
    take,
    move,
    goOn,
    goBack,
  };
}
