import { onScopeDispose, shallowRef } from "vue";
import { commands, type Reminder } from "@/ipc";

/** Often enough for times of day that are set by the minute. */
const EVERY = 60_000;

/**
 * Reminders that came due, until the clerk has put them away. The program keeps what was shown, so each comes once;
 * what was not put away comes again after a restart.
 */
export function useReminders() {
  const due = shallowRef<Reminder[]>([]);

  async function look(): Promise<void> {
    // A reminder is a help: one that cannot be asked for just now is asked for a minute later.
    due.value = await commands.remindersDue().catch(() => due.value);
  }
  async function putAway(reminders: Reminder[]): Promise<void> {
    const keys = reminders.map((reminder) => reminder.key);
    due.value = due.value.filter((reminder) => !keys.includes(reminder.key));
    await commands.remindersShown(keys).catch(() => undefined);
  }
  void look();
  const clock = setInterval(() => void look(), EVERY);
  onScopeDispose(() => clearInterval(clock));
  return { due, putAway };
}
