import { commands as plain, type Changed } from "./bindings";
import { announce } from "./events";

/** Where a command does not tell what it changed, anything may have. */
const ANYTHING: Changed = { subjects: [] };

const announcing =
  <A extends unknown[], T>(
    write: (...args: A) => Promise<T>,
    changed: (answer: T) => Changed = () => ANYTHING,
  ) =>
  async (...args: A): Promise<T> => {
    const answer = await write(...args);
    announce(changed(answer));
    return answer;
  };

/**
 * The program's commands. The program's own event tells of other programs' writes only, so each command that writes
 * tells the window's other views itself, once it is done.
 */
export const commands = {
  ...plain,
  setOffice: announcing(plain.setOffice),
  openSample: announcing(plain.openSample),
  importFile: announcing(plain.importFile),
  importText: announcing(plain.importText),
  review: announcing(plain.review, (outcome) => outcome.changed),
  issueNotice: announcing(plain.issueNotice, (issued) => issued.changed),
  backupLedger: announcing(plain.backupLedger),
  restoreLedger: announcing(plain.restoreLedger),
};
