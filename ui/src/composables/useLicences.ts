import { computed, ref } from "vue";

/** What the program is made of: a crate, a node package or a font, and under which terms. */
export interface Part {
  kind: string;
  name: string;
  version: string;
  licence: string;
  /** Places in the list of texts: many packages share one. */
  texts: number[];
}
interface Licences {
  parts: Part[];
  texts: string[];
}

/** The list is long and rarely looked at, so it comes when it is asked for. */
const fetched = async (): Promise<Licences> => (await import("@/licences.json")).default;

/** 第三方组件: found by name or terms, each with its text. */
export function useLicences(load: () => Promise<Licences> = fetched) {
  const all = ref<Licences>({ parts: [], texts: [] });
  const words = ref("");
  const chosen = ref<Part | null>(null);
  const found = computed(() => {
    const wanted = words.value.trim().toLowerCase();
    return all.value.parts.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(wanted));
  });
  /** A package that brings no text along is named by its terms alone. */
  const text = computed(() => {
    const part = chosen.value;
    const own = part?.texts.map((at) => all.value.texts[at]).join("\n\n――――\n\n");
    return own || (part ? `${part.name}没有附许可证全文，按“${part.licence}”使用。` : "");
  });
  const begin = async (): Promise<void> => {
    all.value = await load();
    chosen.value = all.value.parts[0] ?? null;
  };
  return { words, found, chosen, text, begin };
}
