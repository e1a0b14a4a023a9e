import { computed, readonly, ref, shallowRef } from "vue";
import {
  commands,
  errorOf,
  type ErrorView,
  type RegistryOutcome,
  type RegistryPreview,
  type RegistryStep,
  type RegistryView,
} from "@/ipc";
import { matching, type Part } from "@/words/registry";
import { useToast } from "./useToast";

/** 名录: the departments, one of them looked at, and every change of them as one step that can be undone. */
export function useRegistry() {
  const { show } = useToast();
  const view = shallowRef<RegistryView | null>(null);
  /** Why the registry cannot be shown at all. */
  const broken = ref<ErrorView | null>(null);
  /** Why the last step was refused; it stays beside the form that asked. */
  const refused = ref<ErrorView | null>(null);
  const part = ref<Part>("all");
  const words = ref("");
  const chosen = ref<string | null>(null);
  const table = shallowRef<{ path: string; preview: RegistryPreview } | null>(null);
  const busy = ref(false);

  const shown = computed(() => matching(view.value?.departments ?? [], part.value, words.value));
  const current = computed(
    () => shown.value.find((one) => one.id === chosen.value) ?? shown.value[0] ?? null,
  );

  async function load(): Promise<void> {
    try {
      view.value = await commands.registry();
      broken.value = null;
    } catch (thrown) {
      broken.value = errorOf(thrown);
    }
  }
  async function tried<T>(act: () => Promise<T>): Promise<T | null> {
    if (busy.value) return null;
    busy.value = true;
    try {
      const done = await act();
      refused.value = null;
      return done;
    } catch (thrown) {
      refused.value = errorOf(thrown);
      return null;
    } finally {
      busy.value = false;
    }
  }
  function done(outcome: RegistryOutcome): void {
    view.value = outcome.registry;
    show(outcome.said, { label: "撤销", keys: "Ctrl Z", go: () => void undo() });
  }
  /** Takes a step; whether it was done. */
  async function take(step: RegistryStep): Promise<boolean> {
    const known = new Set(view.value?.departments.map((one) => one.id));
    const outcome = await tried(() => commands.changeRegistry(view.value?.version ?? 0, step));
    if (!outcome) return false;
    done(outcome);
    // A new entry is looked at; after a merge, what the others went into.
    const added = outcome.registry.departments.find((one) => !known.has(one.id));
    if (step.kind === "merge") chosen.value = step.into;
    else if (added) chosen.value = added.id;
    return true;
  }
  async function undo(): Promise<void> {
    if (!view.value?.undo) return;
    const outcome = await tried(() => commands.changeRegistry(view.value?.version ?? 0, { kind: "undo" }));
    if (!outcome) return;
    view.value = outcome.registry;
    show(outcome.said);
  }
  /** Reads a table and shows what it would change. */
  async function read(path: string): Promise<void> {
    const preview = await tried(() => commands.previewRegistryImport(path));
    if (preview) table.value = { path, preview };
  }
  async function takeIn(): Promise<void> {
    const asked = table.value;
    if (!asked) return;
    const outcome = await tried(() => commands.importRegistry(asked.path, asked.preview.version));
    if (!outcome) return;
    table.value = null;
    done(outcome);
  }
  /** Goes to the entry so many places on. */
  function move(by: number): void {
    const at = shown.value.findIndex((one) => one.id === current.value?.id);
    const next = shown.value[Math.max(0, Math.min(shown.value.length - 1, at + by))];
    if (next) chosen.value = next.id;
  }
  return {
    view,
    broken: readonly(broken),
    refused,
    busy: readonly(busy),
    part,
    words,
    chosen,
    shown,
    current,
    table,
    load,
    take,
    undo,
    read,
    takeIn,
    move,
  };
}
