import { computed, onScopeDispose, ref } from "vue";
import { commands, onProgress, type ProgressView } from "@/ipc";

const BAR_AFTER = 400;
const COUNT_AFTER = 2_000;

/** 大约还要20秒: what is left at the pace so far, rounded to what a person would say. */
export function timeLeft(elapsed: number, done: number, total: number): string {
  if (done <= 0 || done >= total) return "";
  const seconds = ((elapsed / done) * (total - done)) / 1000;
  if (seconds < 5) return "马上就好";
  if (seconds < 60) return `大约还要${Math.ceil(seconds / 5) * 5}秒`;
  return `大约还要${Math.ceil(seconds / 60)}分钟`;
}

/** Long work: a bar from 0.4 s on, count and time left from 2 s on, and always a way to stop it. */
export function useProgress() {
  const started = ref<number | null>(null);
  const now = ref(0);
  const progress = ref<ProgressView | null>(null);
  const stopping = ref(false);
  let clock: ReturnType<typeof setInterval> | undefined;

  const elapsed = computed(() => (started.value === null ? 0 : now.value - started.value));
  const visible = computed(() => started.value !== null && elapsed.value >= BAR_AFTER);
  const counted = computed(() => elapsed.value >= COUNT_AFTER);
  const left = computed(() =>
    progress.value ? timeLeft(elapsed.value, progress.value.done, progress.value.total) : "",
  );

  /** Runs the work and follows it to its end. */
  async function follow<T>(work: () => Promise<T>): Promise<T> {
    started.value = now.value = performance.now();
    clock = setInterval(() => (now.value = performance.now()), 100);
    const unlisten = await onProgress((view) => (progress.value = view));
    try {
      return await work();
    } finally {
      unlisten();
      clearInterval(clock);
      started.value = progress.value = null;
      stopping.value = false;
    }
  }
  async function cancel(): Promise<void> {
    stopping.value = true;
    await commands.cancel();
  }
  onScopeDispose(() => clearInterval(clock));
  return {
    progress,
    visible,
    counted,
    left,
    stopping,
    working: computed(() => started.value !== null),
    follow,
    cancel,
  };
}
