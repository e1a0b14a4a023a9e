/** A call that waits until nothing new has come for a while. */
export interface Debounced<A extends unknown[]> {
  (...values: A): void;
  /** Does now what is waiting, if anything is. */
  flush(): void;
  /** Forgets what is waiting. */
  cancel(): void;
}

/** Calls `act` with the last values once `wait` milliseconds have passed without another call. */
export function debounced<A extends unknown[]>(wait: number, act: (...values: A) => void): Debounced<A> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: A | null = null;
  const flush = () => {
    clearTimeout(timer);
    const values = waiting;
    waiting = null;
    if (values) act(...values);
  };
  const call = (...values: A) => {
    clearTimeout(timer);
    waiting = values;
    timer = setTimeout(flush, wait);
  };
  const cancel = () => {
    clearTimeout(timer);
    waiting = null;
  };
  return Object.assign(call, { flush, cancel });
}

/**
 * Of several questions under way at once only the last one's answer counts: earlier ones come back as null, whether
 * they were answered or failed.
 */
export function latest<A extends unknown[], T>(
  ask: (...values: A) => Promise<T>,
): (...values: A) => Promise<T | null> {
  let asked = 0;
  return async (...values) => {
    const mine = ++asked;
    try {
      const answer = await ask(...values);
      return mine === asked ? answer : null;
    } catch (thrown) {
      if (mine !== asked) return null;
      throw thrown;
    }
  };
}
