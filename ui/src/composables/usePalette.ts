import { computed, ref, shallowRef, watch } from "vue";
import { commands, type ItemLine, type MeetingLine } from "@/ipc";
import type { IconName } from "@/components/parts/icons";

/** Something that can be gone to or done. */
export interface Entry {
  key: string;
  group: "去处" | "会议" | "事项";
  icon: IconName;
  label: string;
  note: string;
  keys?: string;
  go: () => void;
}

const ITEMS = 8;
const MEETINGS = 6;

/** Whether every word typed stands in the text, whatever the order. */
export const matches = (text: string, typed: string): boolean =>
  typed
    .trim()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word.toLowerCase()));

/** What Ctrl K finds: places and commands, meetings by name, items by what the ledger's own search finds. */
export function usePalette(
  places: Entry[],
  openMeeting: (id: string) => void,
  openItem: (code: string) => void,
) {
  const typed = ref("");
  const meetings = shallowRef<MeetingLine[]>([]);
  const items = shallowRef<ItemLine[]>([]);
  let asked = 0;

  const none = () => [];
  void commands
    .meetings()
    .catch(none)
    .then((lines) => (meetings.value = lines));
  watch(typed, async (search) => {
    const mine = ++asked;
    if (!search.trim()) return void (items.value = []);
    const page = await commands
      .items({
        search: search.trim(),
        meeting: null,
        department: null,
        lights: [],
        unassigned: false,
        sort: "code",
        descending: true,
        offset: 0,
        limit: ITEMS,
      })
      .catch(() => null);
    // An answer to what was typed before must not overtake the newer one.
    if (mine === asked) items.value = page?.lines ?? [];
  });

  const entries = computed<Entry[]>(() => {
    const found = meetings.value
      .filter((m) => matches(m.name, typed.value))
      .slice(0, typed.value ? MEETINGS : 3);
    return [
      ...places.filter((place) => matches(place.label, typed.value)),
      ...found.map<Entry>((m) => ({
        key: m.id,
        group: "会议",
        icon: "meeting",
        label: m.name,
        note: m.open + m.unclassified > 0 ? `还有${m.open + m.unclassified}处未定` : "已核对",
        go: () => openMeeting(m.id),
      })),
      ...items.value.map<Entry>((i) => ({
        key: i.code,
        group: "事项",
        icon: "ledger",
        label: `${i.code}　${i.title}`,
        note: i.lead.join("、"),
        go: () => openItem(i.code),
      })),
    ];
  });
  return { typed, entries };
}
