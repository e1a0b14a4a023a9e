import { computed, ref, watch, type Ref } from "vue";
import type { DirectiveView } from "@/ipc";
import type { Unit } from "./useSegments";

/** What the clerk is doing with the active card. */
export type Mode =
  { is: "look" } | { is: "edit"; at: "title" | "lead" } | { is: "split" } | { is: "dismiss" };

const LOOK: Mode = { is: "look" };

/** The step that is being taken on the active card. Another card, or a card that was decided meanwhile, ends it. */
export function useModes(current: Readonly<Ref<Unit | null>>) {
  const mode = ref<Mode>(LOOK);
  const chosen = ref<number[]>([]);
  const reason = ref("");

  const open = computed<DirectiveView | null>(() => {
    const directive = current.value?.directive;
    return directive?.decision === "open" ? directive : null;
  });
  const look = () => {
    mode.value = LOOK;
    chosen.value = [];
    reason.value = "";
  };
  watch(() => open.value?.id, look);

  const edit = (at: "title" | "lead" = "lead") => {
    if (open.value) mode.value = { is: "edit", at };
  };
  const split = () => {
    const cuts = open.value?.cuts ?? [];
    if (cuts.length === 0) return;
    mode.value = { is: "split" };
    // With one place only there is nothing to choose.
    chosen.value = cuts.length === 1 ? [...cuts] : [];
  };
  const dismiss = () => {
    if (open.value) mode.value = { is: "dismiss" };
  };
  const cut = (at: number) => {
    chosen.value = chosen.value.includes(at)
      ? chosen.value.filter((c) => c !== at)
      : [...chosen.value, at].sort((a, b) => a - b);
  };
  return { mode, chosen, reason, open, look, edit, split, dismiss, cut };
}
