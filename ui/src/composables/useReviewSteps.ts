import { computed } from "vue";
import type { DirectiveForm, Place, ReviewStep } from "@/ipc";
import type { useModes } from "./useModes";
import type { useReview } from "./useReview";

/** The steps of the split view, each on the card that is looked at and only where it stands to reason. */
export function useReviewSteps(
  review: Pick<ReturnType<typeof useReview>, "meeting" | "current" | "take" | "goOn">,
  modes: ReturnType<typeof useModes>,
  save: () => void,
) {
  const { meeting, current, take, goOn } = review;
  const { mode, chosen, reason, open, look, cut } = modes;

  const mergeable = computed(() => {
    const all = meeting.value?.directives ?? [];
    const at = all.findIndex((directive) => directive.id === open.value?.id);
    return at > 0 && all[at - 1]?.decision === "open";
  });
  const step = (make: (directive: string) => ReviewStep) => {
    if (open.value) void take(make(open.value.id));
  };
  const passageStep = (make: (place: Place) => ReviewStep) => {
    const unit = current.value;
    if (unit?.passage) void take(make(unit.place));
  };

  const confirm = () => step((directive) => ({ kind: "confirm", directive }));
  const merge = () => mergeable.value && step((directive) => ({ kind: "merge-up", directive }));
  const aside = () => step((directive) => ({ kind: "set-aside", directive }));
  const claim = () => passageStep((place) => ({ kind: "claim", place }));
  const background = () => passageStep((place) => ({ kind: "classify", place, to: "background" }));
  const drop = () =>
    reason.value.trim() && step((directive) => ({ kind: "dismiss", directive, reason: reason.value.trim() }));
  const suggest = (department = open.value?.suggestions[0]?.department) =>
    department && step((directive) => ({ kind: "take-suggestion", directive, department }));
  async function revise(form: DirectiveForm): Promise<void> {
    if (open.value && (await take({ kind: "revise", directive: open.value.id, form }))) look();
  }
  async function splitHere(): Promise<void> {
    const at = [...chosen.value];
    if (open.value && at.length && (await take({ kind: "split", directive: open.value.id, at }))) look();
  }
  /** The digit keys choose among what the card offers: places to cut, or suggestions. */
  function choose(n: number): void {
    if (mode.value.is === "split") {
      const at = open.value?.cuts[n - 1];
      if (at !== undefined) cut(at);
    } else if (mode.value.is === "look") void suggest(open.value?.suggestions[n - 1]?.department);
  }
  /** Enter does what the dock's first button says. */
  function enter(): void {
    if (mode.value.is === "split") void splitHere();
    else if (mode.value.is === "dismiss") drop();
    else if (mode.value.is === "edit") save();
    else if (open.value) confirm();
    else if (current.value?.passage?.kind === "unclassified") claim();
    else goOn();
  }
  /** B: into the background, whether it is an order or a sentence that nobody classified. */
  const toBackground = () => (current.value?.passage?.kind === "unclassified" ? background() : aside());
  return {
    mergeable,
    confirm,
    merge,
    aside,
    claim,
    background,
    toBackground,
    drop,
    suggest,
    revise,
    splitHere,
    choose,
    enter,
  };
}
