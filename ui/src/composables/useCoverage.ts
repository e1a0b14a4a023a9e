import { computed, type Ref } from "vue";
import type { MeetingView } from "@/ipc";

export type Share = "decided" | "open" | "background" | "unclassified";

export interface CoveragePart {
  share: Share;
  word: string;
  sentences: number;
}

type Counted = Pick<MeetingView, "coverage" | "directives" | "passages">;

/** The parts of the bar in their fixed order, those without a sentence left out. 未归类 is always said. */
export function coverageParts(meeting: Counted): CoveragePart[] {
  const { decided, open, background, unclassified } = meeting.coverage;
  // A dismissed directive is decided but not confirmed, so the word must be the wider one.
  const dismissed = meeting.directives.some((d) => d.decision === "dismissed");
  const parts: CoveragePart[] = [
    { share: "decided", word: dismissed ? "已定" : "已确认", sentences: decided },
    { share: "open", word: "待确认", sentences: open },
    { share: "background", word: "背景", sentences: background },
    { share: "unclassified", word: "未归类", sentences: unclassified },
  ];
  return parts.filter((part) => part.sentences > 0);
}

/** How many decisions are left: open directives and sentences not yet classified. */
export function decisionsLeft(meeting: Pick<MeetingView, "directives" | "passages">): number {
  return (
    meeting.directives.filter((d) => d.decision === "open").length +
    meeting.passages.filter((p) => p.kind === "unclassified").length
  );
}

/** 已确认2句，待确认9句，背景5句，未归类1句: the bar for those who cannot see it. */
export const coverageWords = (parts: CoveragePart[]): string =>
  parts.map((part) => `${part.word}${part.sentences}句`).join("，");

export function useCoverage(meeting: Readonly<Ref<MeetingView>>) {
  const parts = computed(() => coverageParts(meeting.value));
  const left = computed(() => decisionsLeft(meeting.value));
  return { parts, left, words: computed(() => coverageWords(parts.value)) };
}
