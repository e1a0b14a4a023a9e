import { onScopeDispose, readonly, ref } from "vue";

/** Whether the window has its narrow form: below 1180 px, as with 大字 on a small screen. */
export function useNarrow() {
  const rule = matchMedia("(max-width: 1180px)");
  const narrow = ref(rule.matches);
  const heard = () => (narrow.value = rule.matches);
  rule.addEventListener("change", heard);
  onScopeDispose(() => rule.removeEventListener("change", heard));
  return readonly(narrow);
}
