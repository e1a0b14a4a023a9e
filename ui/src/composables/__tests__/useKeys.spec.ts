import { afterEach, describe, expect, it } from "vitest";
import { belongsToFocus, chordOf } from "../useKeys";

const pressed = (code: string, on: Element, more: KeyboardEventInit = {}): KeyboardEvent => {
  const event = new KeyboardEvent("keydown", { code, bubbles: true, ...more });
  on.dispatchEvent(event);
  return event;
};
const place = (html: string): Element => {
  document.body.innerHTML = html;
  return document.body.firstElementChild!;
};
afterEach(() => (document.body.innerHTML = ""));

describe("chordOf", () => {
  it("goes by the key's place and the modifiers in a fixed order", () => {
    expect(chordOf(pressed("KeyZ", document.body, { ctrlKey: true, shiftKey: true }))).toBe(
      "Ctrl+Shift+KeyZ",
    );
    expect(chordOf(pressed("NumpadEnter", document.body))).toBe("Enter");
  });
});

describe("belongsToFocus", () => {
  it("leaves letters to a field, but not Ctrl K", () => {
    const field = place("<input>");
    expect(belongsToFocus(pressed("KeyD", field))).toBe(true);
    expect(belongsToFocus(pressed("KeyK", field, { ctrlKey: true }))).toBe(false);
  });

  it("leaves Ctrl Z to the field that is typed into", () => {
    expect(belongsToFocus(pressed("KeyZ", place("<textarea></textarea>"), { ctrlKey: true }))).toBe(true);
    expect(belongsToFocus(pressed("KeyZ", document.body, { ctrlKey: true }))).toBe(false);
  });

  it("leaves Enter and the space bar to a button, and nothing else", () => {
    const button = place("<button>确认</button>");
    expect(belongsToFocus(pressed("Enter", button))).toBe(true);
    expect(belongsToFocus(pressed("Space", button))).toBe(true);
    expect(belongsToFocus(pressed("KeyE", button))).toBe(false);
  });

  it("hears no key while an input method is composing", () => {
    expect(belongsToFocus(pressed("KeyD", document.body, { isComposing: true }))).toBe(true);
  });
});
