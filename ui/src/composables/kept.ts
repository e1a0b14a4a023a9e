import { customRef, type Ref } from "vue";

/**
 * A value that this machine remembers for the window. It is put in place whole, never changed inside. What was kept
 * and is no longer fit is forgotten.
 */
export function kept<T>(key: string, otherwise: T, fits: (found: unknown) => found is T): Ref<T> {
  const name = `duban.${key}`;
  let value = read();

  function read(): T {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(name) ?? "null");
      return fits(found) ? found : otherwise;
    } catch {
      return otherwise;
    }
  }
  return customRef((track, trigger) => ({
    get() {
      track();
      return value;
    },
    set(next) {
      value = next;
      localStorage.setItem(name, JSON.stringify(next));
      trigger();
    },
  }));
}

/** Whether a found value is one of these. */
export const oneOf =
  <const T>(values: readonly T[]) =>
  (found: unknown): found is T =>
    values.includes(found as T);
