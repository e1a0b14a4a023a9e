import { computed, ref, watch, type Ref } from "vue";
import type { Place } from "@/ipc";
import { lineAt } from "./useSegments";

/** Signs that a hand types one way and a text has another: of full width, quotation marks, capitals. One for one. */
function folded(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ")
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Every place where the words stand, one after the other. Empty words stand nowhere. */
export function placesOf(text: string, words: string): Place[] {
  const wanted = folded(words);
  if (wanted.trim() === "") return [];
  const whole = folded(text);
  const places: Place[] = [];
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + wanted.length))
    places.push({ start: at, end: at + wanted.length });
  return places;
}

/** Those of the places that touch `[from, to)`. They are in order, and none lies over another. */
export function placesIn(places: readonly Place[], { start, end }: Place): Place[] {
  const found: Place[] = [];
  for (let at = Math.max(0, lineAt(places, start)); at < places.length; at += 1) {
    const place = places[at]!;
    if (place.start >= end) break;
    if (place.end > start) found.push(place);
  }
  return found;
}

/** 在原文中查找: the words, where they stand, and the one that is looked at. */
export function useFind(text: Readonly<Ref<string>>) {
  const open = ref(false);
  const words = ref("");
  const at = ref(0);
  const places = computed(() => (open.value ? placesOf(text.value, words.value) : []));
  const current = computed(() => places.value[at.value] ?? null);
  watch(places, (now) => (at.value = Math.min(at.value, Math.max(0, now.length - 1))));

  /** Looks for other words, from a place on. */
  function look(wanted: string, from: number): void {
    words.value = wanted;
    at.value = Math.max(
      0,
      places.value.findIndex((place) => place.start >= from),
    );
  }
  /** The next one, or the one before; after the last comes the first. */
  function move(by: number): void {
    const count = places.value.length;
    if (count > 0) at.value = (at.value + by + count) % count;
  }
  const close = () => (open.value = false);
  return { open, words, at, places, current, look, move, close };
}
