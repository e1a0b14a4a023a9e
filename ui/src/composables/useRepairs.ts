import { computed, ref, watch, type Ref } from "vue";
import type { MeetingView, RepairView, ReviewStep } from "@/ipc";

/** What a repair is called. */
const KINDS: Record<string, string> = {
  "unreadable-bytes": "缺字",
  "shifted-bytes": "乱码",
  traditional: "繁体",
  pinyin: "注音",
  marks: "标点",
  wrapped: "断行",
  blanks: "空格",
  controls: "控制符",
};
export const kindWord = (repair: RepairView): string =>
  repair.doubtful ? "存疑" : (KINDS[repair.kind] ?? "还原");

/** Whether anything was put right at all: a doubt may be only that, with nothing better known. */
export const mended = (repair: RepairView): boolean => repair.original !== repair.repaired;

/** Blanks and line ends that can be seen, and 无 where nothing is left. */
export const visible = (words: string): string =>
  words.replace(/[ \u3000\u00a0]/g, "␣").replace(/\n/g, "↵") || "无";

/** Doubts first, for they need an eye; the rest in reading order. */
export const inOrder = (repairs: readonly RepairView[]): RepairView[] =>
  [...repairs].sort((a, b) => Number(b.doubtful) - Number(a.doubtful) || a.place.start - b.place.start);

/** 修订: what intake put right or doubts, one after the other, each accepted or taken back. */
export function useRepairs(
  meeting: Readonly<Ref<MeetingView | null>>,
  take: (step: ReviewStep) => Promise<boolean>,
) {
  const repairs = computed(() => inOrder(meeting.value?.repairs ?? []));
  const waiting = computed(() => repairs.value.filter((repair) => repair.verdict === "open"));
  const at = ref(0);
  const current = computed(() => repairs.value[at.value] ?? null);
  watch(repairs, (now) => (at.value = Math.max(0, Math.min(at.value, now.length - 1))));

  /** Looks at the one with this number. */
  function look(number: number): void {
    at.value = Math.max(
      0,
      repairs.value.findIndex((repair) => repair.number === number),
    );
  }
  const move = (by: number) => (at.value = Math.max(0, Math.min(repairs.value.length - 1, at.value + by)));
  /** After one was decided the look goes to the next that waits, and stays where none does. */
  function goOn(): void {
    const after = repairs.value.findIndex((repair, n) => n > at.value && repair.verdict === "open");
    const any = after >= 0 ? after : repairs.value.findIndex((repair) => repair.verdict === "open");
    if (any >= 0) at.value = any;
  }
  async function decide(step: ReviewStep): Promise<void> {
    if (await take(step)) goOn();
  }
  async function accept(repair = current.value): Promise<void> {
    if (repair?.verdict === "open") await decide({ kind: "accept-repairs", repairs: [repair.number] });
    else goOn();
  }
  async function undo(repair = current.value): Promise<void> {
    if (repair && mended(repair) && repair.verdict !== "undone")
      await decide({ kind: "undo-repair", repair: repair.number });
  }
  async function acceptAll(): Promise<void> {
    const numbers = waiting.value.map((repair) => repair.number);
    if (numbers.length > 0) await decide({ kind: "accept-repairs", repairs: numbers });
  }
  return { repairs, waiting, current, look, move, accept, undo, acceptAll };
}
