import { ref } from "vue";
import { chooseFile, chooseTarget, commands, errorOf, type ErrorView, type VerificationView } from "@/ipc";
import { useDesk } from "./useDesk";
import { useProgress } from "./useProgress";
import { useToast } from "./useToast";

const KIND = "督办备份";
const ENDING = "duban";

/** 备份, 恢复 and 检查日志. */
export function useCare() {
  const { desk, refresh } = useDesk();
  const { show } = useToast();
  const work = useProgress();
  const error = ref<ErrorView | null>(null);
  /** The backup that was chosen and waits for the clerk's word. */
  const restoring = ref<string | null>(null);
  const checked = ref<VerificationView | null>(null);
  const doing = ref("");

  async function tried<T>(words: string, act: () => Promise<T>): Promise<T | null> {
    if (work.working.value) return null;
    doing.value = words;
    try {
      const done = await work.follow(act);
      error.value = null;
      return done;
    } catch (thrown) {
      const view = errorOf(thrown);
      error.value = view.code === "cancelled" ? null : view;
      return null;
    }
  }
  async function backup(): Promise<void> {
    const day = (desk.value?.today ?? "").replaceAll("-", "");
    const path = await chooseTarget("备份台账", `督办备份${day}.${ENDING}`, KIND, [ENDING]);
    if (!path) return;
    const said = await tried("正在备份台账", () => commands.backupLedger(path));
    if (!said) return;
    show(said);
    await refresh();
  }
  async function choose(): Promise<void> {
    restoring.value = await chooseFile("选择备份", KIND, [ENDING, "*"]);
  }
  async function restore(): Promise<void> {
    const path = restoring.value;
    restoring.value = null;
    if (!path) return;
    const said = await tried("正在恢复台账", () => commands.restoreLedger(path));
    if (!said) return;
    checked.value = null;
    show(said);
    await refresh();
  }
  async function verify(): Promise<void> {
    const found = await tried("正在检查日志", () => commands.verifyLedger());
    if (found) checked.value = found;
  }
  return { ...work, doing, error, restoring, checked, backup, choose, restore, verify };
}
