import { computed, reactive, readonly, ref, shallowRef, watch } from "vue";
import {
  commands,
  type DepartmentCount,
  errorOf,
  type ErrorView,
  type ItemLine,
  type ItemPageView,
  type ItemQueryForm,
  type LightName,
  type MeetingLine,
  type SortKey,
} from "@/ipc";
import type { Tally } from "@/words/lights";
import { debounced, latest } from "./debounced";
import { kept } from "./kept";
import { past } from "./useDay";
import { flatRows, groupRows } from "./useGroups";
import { useSelection } from "./useSelection";

/** What narrows the ledger. */
export interface Filters {
  search: string;
  meeting: string | null;
  department: string | null;
  lights: LightName[];
  unassigned: boolean;
}
export const NO_FILTERS: Readonly<Filters> = {
  search: "",
  meeting: null,
  department: null,
  lights: [],
  unassigned: false,
};

/** Registered and not yet given out: only such an item can go into a notice. */
export const isWaiting = (line: ItemLine): boolean => line.state === "registered";

const SEARCH_AFTER = 150;
const isBoolean = (found: unknown): found is boolean => typeof found === "boolean";

// One ledger for the window: an item opened from it goes back to the same scroll, selection and filter.
const filters = reactive<Filters>({ ...NO_FILTERS });
const typed = ref("");
const order = reactive<{ sort: SortKey; descending: boolean }>({ sort: "due", descending: false });
const page = shallowRef<ItemPageView | null>(null);
const whole = shallowRef<{ all: number; tally: Tally } | null>(null);
const meetings = shallowRef<MeetingLine[]>([]);
const error = ref<ErrorView | null>(null);
const grouped = kept("grouped", true, isBoolean);
const closed = shallowRef<ReadonlySet<string>>(new Set());
const cursor = ref<string | null>(null);
const scroll = ref(0);
/** An item was opened from the ledger: drawn again, it shows the row that was looked at last. */
const comingBack = ref(false);
// Nothing is done to what is past, so nothing of it is chosen.
const selection = useSelection(() => past.value === null);

const lines = computed(() => page.value?.lines ?? []);
const byMeeting = computed(() => groupRows(lines.value, meetings.value, closed.value));
const rows = computed(() => (grouped.value ? byMeeting.value : flatRows(lines.value)));
/** Every code in the order of the grid, those in closed groups too: what next and previous go by. */
const codes = computed(() => {
  if (!grouped.value) return lines.value.map((line) => line.code);
  const open = closed.value.size === 0 ? byMeeting.value : groupRows(lines.value, meetings.value, new Set());
  return open.flatMap((row) => (row.kind === "item" ? [row.line.code] : []));
});
const picked = computed(() => lines.value.filter((line) => selection.picked.value.has(line.code)));
const filtered = computed(
  () =>
    filters.search !== "" ||
    !!filters.meeting ||
    !!filters.department ||
    filters.lights.length > 0 ||
    filters.unassigned,
);

const queryOf = (part: Partial<ItemQueryForm>): ItemQueryForm => ({
  ...NO_FILTERS,
  lights: [],
  ...order,
  offset: 0,
  limit: 0,
  ...part,
});
/** The first band answers at once however large the ledger is; the rest follows in larger ones. */
const BANDS = [500, 2_000, 5_000, 10_000] as const;
/** Lines of the day that is looked at. */
const itemsOf = (query: ItemQueryForm) =>
  past.value ? commands.itemsAsOf(past.value, query) : commands.items(query);
const ask = latest((query: ItemQueryForm) => Promise.all([itemsOf(query), commands.meetings()]));
let round = 0;

/**
 * Asks for the lines again, band by band; the present ones stay until the first new ones are here, or, where they are
 * only brought up to date, until all are.
 */
async function load(renew = false): Promise<void> {
  const mine = ++round;
  const asked = query();
  try {
    const answer = await ask({ ...asked, limit: BANDS[0] });
    if (!answer) return;
    let [found] = answer;
    const showing = renew && (page.value?.lines.length ?? 0) > BANDS[0];
    if (!showing) show(found, answer[1]);
    for (let band = 1; found.lines.length < found.total; band += 1) {
      const limit = BANDS[Math.min(band, BANDS.length - 1)]!;
      const next = await itemsOf({ ...asked, offset: found.lines.length, limit });
      if (mine !== round) return;
      if (next.lines.length === 0) break;
      found = { ...found, lines: [...found.lines, ...next.lines] };
      if (!showing) show(found, answer[1]);
    }
    if (showing) show(found, answer[1]);
    // What was ticked is looked for among all lines, not in the first band.
    selection.keep(found.lines.map((line) => line.code));
  } catch (thrown) {
    if (mine === round) error.value = errorOf(thrown);
  }
}
function show(found: ItemPageView, known: MeetingLine[]): void {
  page.value = found;
  meetings.value = known;
  error.value = null;
  if (!filtered.value) whole.value = found;
}
/** Asks again after a write: what the whole ledger holds may have changed too. */
async function refresh(): Promise<void> {
  await load(true);
  if (!filtered.value || error.value) return;
  whole.value = await itemsOf(queryOf({ limit: 1 })).catch(() => whole.value);
}

function narrow(part: Partial<Filters>): void {
  Object.assign(filters, part);
  if (part.search !== undefined) typed.value = part.search;
  scroll.value = 0;
  void load();
}
const searchSoon = debounced(SEARCH_AFTER, (search: string) => {
  if (search !== filters.search) narrow({ search });
});
/** Looks for the words once the hand rests. */
function search(words: string): void {
  typed.value = words;
  searchSoon(words.trim());
}
/** Takes away every filter, and puts these in their place. */
function view(part: Partial<Filters>): void {
  searchSoon.cancel();
  narrow({ ...NO_FILTERS, ...part });
}
/** Orders by a column; again by the same turns it around. */
function sortBy(sort: SortKey): void {
  order.descending = order.sort === sort && !order.descending;
  order.sort = sort;
  void load();
}
function toggleGroup(id: string): void {
  const next = new Set(closed.value);
  if (!next.delete(id)) next.add(id);
  closed.value = next;
}
/** What the grid asks for now: its filters and its order. */
const query = (): ItemQueryForm => queryOf({ ...filters, lights: [...filters.lights] });
/** Departments that have a part in something on the day that is looked at, those with most items first. */
const departments = (): Promise<DepartmentCount[]> => commands.departmentsWithItems(past.value);

// Another day is another ledger: nothing that was ticked or scrolled to holds in it.
watch(past, () => {
  selection.clear();
  scroll.value = 0;
  whole.value = null;
  void refresh();
});

export function useItems() {
  return {
    filters: readonly(filters) as Readonly<Filters>,
    typed: readonly(typed),
    order: readonly(order),
    page: readonly(page),
    whole: readonly(whole),
    meetings,
    error: readonly(error),
    grouped,
    cursor,
    scroll,
    comingBack,
    selection,
    lines,
    rows,
    codes,
    picked,
    filtered,
    query,
    load,
    refresh,
    narrow,
    search,
    view,
    sortBy,
    toggleGroup,
    departments,
  };
}
