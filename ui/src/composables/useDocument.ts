import { computed, onScopeDispose, readonly, ref, shallowRef } from "vue";
import {
  commands,
  errorOf,
  type DocumentForm,
  type DocumentKindName,
  type DocumentProposal,
  type ErrorView,
  type GroupBy,
  type Issued,
  type DueGroup,
  type PaperItem,
} from "@/ipc";
import { debounced, latest } from "./debounced";
import { kept, oneOf } from "./kept";

const PREVIEW_AFTER = 400;
const CHOSEN = "从台账选的事项";

// What was chosen in the ledger waits here until it is issued or put away.
const chosen = shallowRef<string[]>([]);

/** Opens the next notice with these items. */
export function chooseForDocument(codes: string[]): void {
  chosen.value = codes;
}

/** Whether a kind is about items that wait for it; circulars and reports are on everything. */
export const asks = (kind: DocumentKindName) => kind === "notice" || kind === "reminder";

/** What a document still lacks before it can be kept; null where nothing does. */
export function draftLackOf(form: DocumentForm | null): string | null {
  if (!form || (asks(form.kind) && form.items.length === 0)) return "至少选一件事项";
  if (!form.title.trim()) return "还没有标题";
  if (form.addressees.length === 0) return "还没有主送单位";
  if (!form.dated) return "还没有成文日期";
  if (form.kind === "reminder" && !form.report_by) return "还没有反馈时限";
  return form.kind === "circular" && !form.period?.trim() ? "还没有通报的时段" : null;
}
/** What a document still lacks before it can be numbered. */
export function lackOf(form: DocumentForm | null): string | null {
  return draftLackOf(form) ?? (form?.signed_by.trim() ? null : "填写签发人后编号");
}

/** A proposal taken over into a form, without what the clerk has put there by hand. */
export function merged(
  form: DocumentForm,
  proposed: DocumentForm,
  byHand: ReadonlySet<keyof DocumentForm>,
): DocumentForm {
  const mine = Object.fromEntries([...byHand].map((field) => [field, form[field]]));
  return { ...proposed, signed_by: form.signed_by || proposed.signed_by, ...mine, items: proposed.items };
}

/** One document in the making: its items, its form, its page, and the step that numbers and issues it. */
export function useDocument() {
  const by = kept<GroupBy>("notice-by", "department", oneOf(["department", "meeting"]));
  const kind = ref<DocumentKindName>("notice");
  /** The draft that is gone on with; null for one that is not kept yet. */
  const draft = ref<string | null>(null);
  const inherited = ref("");
  const groups = shallowRef<DueGroup[] | null>(null);
  const at = ref(0);
  const lines = shallowRef<PaperItem[]>([]);
  const form = shallowRef<DocumentForm | null>(null);
  const number = ref("");
  const page = ref<string | null>(null);
  const updating = ref(false);
  const issuing = ref(false);
  /** What kept the groups, or this notice's form, from being had. */
  const error = ref<ErrorView | null>(null);
  /** What kept the page from being laid out. */
  const pageError = ref<ErrorView | null>(null);
  /** What kept the notice from being issued. */
  const issueError = ref<ErrorView | null>(null);
  let byHand = new Set<keyof DocumentForm>();

  const group = computed(() => groups.value?.[at.value] ?? null);
  const ticked = computed(() => new Set(form.value?.items));
  const lack = computed(() => lackOf(form.value));

  const askGroups = latest(async () => {
    if (!asks(kind.value)) return [{ name: "", items: [] }];
    const waiting = await commands.dueGroups(kind.value, by.value);
    if (kind.value !== "notice") return waiting;
    const open = new Set(waiting.flatMap((one) => one.items));
    const own = chosen.value.filter((code) => open.has(code));
    return own.length > 0 ? [{ name: CHOSEN, items: own }, ...waiting] : waiting;
  });
  const propose = latest((codes: string[]) => {
    const whom = kind.value === "reminder" && by.value === "department" ? (group.value?.name ?? null) : null;
    return commands.proposeDocument(kind.value, codes, whom);
  });
  const preview = latest((of: DocumentForm) => commands.previewDocument(of));

  /** Asks for what waits; a notice in the making goes on where its group is still there. */
  async function load(): Promise<void> {
    // A draft that is gone on with does not follow what waits.
    if (draft.value) return;
    try {
      const name = group.value?.name;
      const found = await askGroups();
      if (!found) return;
      groups.value = found;
      error.value = null;
      const same = found.findIndex((one) => one.name === name);
      if (same >= 0 && form.value) await renew(same);
      else await open(Math.max(0, same >= 0 ? same : Math.min(at.value, found.length - 1)));
    } catch (thrown) {
      error.value = errorOf(thrown);
    }
  }
  /** Takes over what another write changed: items that came or went, and the next number. */
  async function renew(index: number): Promise<void> {
    const out = new Set(lines.value.map((line) => line.code).filter((code) => !ticked.value.has(code)));
    const before = lines.value.map((line) => line.code).join();
    at.value = index;
    const codes = group.value?.items ?? [];
    const whole = await propose(codes);
    if (!whole) return;
    number.value = whole.next_number;
    lines.value = whole.lines;
    if (codes.join() !== before) await putItems(codes.filter((code) => !out.has(code)));
  }
  /** Begins a notice with the items of a group. */
  async function open(index: number): Promise<void> {
    at.value = index;
    byHand = new Set();
    const codes = group.value?.items ?? [];
    issueError.value = pageError.value = null;
    if (codes.length === 0 && asks(kind.value)) {
      form.value = page.value = null;
      lines.value = [];
      return;
    }
    await take(codes, (proposal) => {
      lines.value = proposal.lines;
      form.value = proposal.form;
    });
  }
  async function take(codes: string[], put: (proposal: DocumentProposal) => void): Promise<void> {
    try {
      const proposal = await propose(codes);
      if (!proposal) return;
      put(proposal);
      number.value = proposal.next_number;
      inherited.value = proposal.inherited;
      error.value = null;
      lookSoon();
      lookSoon.flush();
    } catch (thrown) {
      error.value = errorOf(thrown);
    }
  }
  function changeBy(next: GroupBy): void {
    by.value = next;
    at.value = 0;
    form.value = null;
    void load();
  }
  /** Begins a document of another kind. */
  function changeKind(next: DocumentKindName): void {
    kind.value = next;
    draft.value = null;
    at.value = 0;
    groups.value = form.value = page.value = null;
    lines.value = [];
    void load();
  }
  /** Goes on with a draft that was kept. */
  async function goOn(id: string): Promise<void> {
    const view = await commands.document(id);
    kind.value = view.form.kind;
    draft.value = id;
    const proposal = await commands.proposeDocument(view.form.kind, view.form.items, null);
    number.value = proposal.next_number;
    inherited.value = proposal.inherited;
    const names = view.form.addressees;
    groups.value = [{ name: names.length === 1 ? names[0]! : view.line.title, items: view.form.items }];
    at.value = 0;
    lines.value = proposal.lines;
    form.value = { ...view.form, signed_by: proposal.form.signed_by };
    byHand = new Set(Object.keys(view.form) as (keyof DocumentForm)[]);
    issueError.value = pageError.value = error.value = null;
    lookSoon();
    lookSoon.flush();
  }
  /** Takes an item in or leaves it out; what follows from the items follows, what was typed stays. */
  async function toggle(code: string): Promise<void> {
    const old = form.value;
    if (!old) return;
    const on = new Set(old.items);
    if (!on.delete(code)) on.add(code);
    await putItems(lines.value.map((line) => line.code).filter((one) => on.has(one)));
  }
  /** Takes all in, or leaves all out to choose a few. */
  const tickAll = (on: boolean) => putItems(on ? lines.value.map((line) => line.code) : []);
  async function putItems(codes: string[]): Promise<void> {
    const old = form.value;
    if (!old) return;
    form.value = { ...old, items: codes };
    if (codes.length === 0) return lookSoon.cancel();
    await take(codes, (proposal) => (form.value = merged(form.value ?? old, proposal.form, byHand)));
  }
  function edit<F extends keyof DocumentForm>(field: F, value: DocumentForm[F]): void {
    if (!form.value || form.value[field] === value) return;
    form.value = { ...form.value, [field]: value };
    byHand.add(field);
    // Who signs stands in the register, not on the page.
    if (field !== "signed_by" && field !== "checked_by") lookSoon();
    // The usual title of a circular names its period.
    const { kind: of, title } = form.value;
    if (field === "period" && !asks(of) && !byHand.has("title")) {
      const rest = of === "circular" ? "督办事项办理情况的通报" : "督办事项办理情况的专报";
      if (title.startsWith("关于") && title.endsWith(rest))
        form.value = { ...form.value, title: `关于${value}${rest}` };
    }
  }

  const lookSoon = debounced(PREVIEW_AFTER, async () => {
    if (!form.value || draftLackOf(form.value)) return;
    updating.value = true;
    try {
      const view = await preview(form.value);
      if (!view) return;
      page.value = view.base64;
      pageError.value = null;
      updating.value = false;
    } catch (thrown) {
      pageError.value = errorOf(thrown);
      updating.value = false;
    }
  });

  /** Numbers and issues it. Null where it was refused; the reason stands by the form. */
  async function issue(): Promise<Issued | null> {
    if (!form.value || lack.value || issuing.value) return null;
    issuing.value = true;
    try {
      const issued = await commands.issueDocument(form.value);
      chosen.value = chosen.value.filter((code) => !form.value?.items.includes(code));
      form.value = null;
      issueError.value = null;
      await load();
      return issued;
    } catch (thrown) {
      issueError.value = errorOf(thrown);
      return null;
    } finally {
      issuing.value = false;
    }
  }
  /** Keeps it as a draft, to be checked and signed. */
  async function keep(): Promise<Issued | null> {
    if (!form.value || draftLackOf(form.value) || issuing.value) return null;
    issuing.value = true;
    try {
      const kept = await commands.keepDraft(draft.value, form.value);
      issueError.value = null;
      draft.value = null;
      form.value = null;
      await load();
      return kept;
    } catch (thrown) {
      issueError.value = errorOf(thrown);
      return null;
    } finally {
      issuing.value = false;
    }
  }
  onScopeDispose(() => lookSoon.cancel());

  return {
    kind: readonly(kind),
    draft: readonly(draft),
    inherited: readonly(inherited),
    changeKind,
    goOn,
    keep,
    by: readonly(by),
    groups,
    group,
    at: readonly(at),
    lines,
    form,
    number: readonly(number),
    ticked,
    lack,
    page: readonly(page),
    updating: readonly(updating),
    issuing: readonly(issuing),
    error,
    pageError,
    issueError,
    load,
    open,
    changeBy,
    toggle,
    tickAll,
    edit,
    issue,
  };
}
