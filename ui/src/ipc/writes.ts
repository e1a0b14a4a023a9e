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
  takeStep: announcing(plain.takeStep, (outcome) => outcome.changed),
  takeSteps: announcing(plain.takeSteps, (outcome) => outcome.changed),
  register: announcing(plain.register, (outcome) => outcome.changed),
  reviseItem: announcing(plain.reviseItem, (outcome) => outcome.changed),
  splitItem: announcing(plain.splitItem, (outcome) => outcome.changed),
  mergeItems: announcing(plain.mergeItems, (outcome) => outcome.changed),
  undoStep: announcing(plain.undoStep, (outcome) => outcome.changed),
  applyFeedback: announcing(plain.applyFeedback),
  makeForms: announcing(plain.makeForms),
  setSettings: announcing(plain.setSettings),
  choosePreset: announcing(plain.choosePreset),
  undoSettings: announcing(plain.undoSettings),
  changeRegistry: announcing(plain.changeRegistry),
  importRegistry: announcing(plain.importRegistry),
  applyCalendar: announcing(plain.applyCalendar),
  issueDocument: announcing(plain.issueDocument, (issued) => issued.changed),
  keepDraft: announcing(plain.keepDraft, (issued) => issued.changed),
  issueBatch: announcing(plain.issueBatch),
  documentStep: announcing(plain.documentStep, (issued) => issued.changed),
  fileScan: announcing(plain.fileScan, (issued) => issued.changed),
  setStationery: announcing(plain.setStationery),
  undoStationery: announcing(plain.undoStationery),
  backupLedger: announcing(plain.backupLedger),
  restoreLedger: announcing(plain.restoreLedger),
};
