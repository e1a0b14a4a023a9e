import { nextTick, ref } from "vue";
import { describe, expect, it } from "vitest";
import { useModes } from "../useModes";
import { unitsOf, type Unit } from "../useSegments";
import { at, directive, meeting } from "./sample";

const [flood, games] = meeting().directives;
const unitOf = (d = flood!): Unit => ({ place: d.place, directive: d, number: 1 });

describe("the step taken on a card", () => {
  it("ends when another card is looked at", async () => {
    const current = ref<Unit | null>(unitOf());
    const modes = useModes(current);
    modes.edit();
    expect(modes.mode.value.is).toBe("edit");
    current.value = unitOf(games!);
    await nextTick();
    expect(modes.mode.value.is).toBe("look");
  });

  it("goes on when the same card comes back from the program", async () => {
    const current = ref<Unit | null>(unitOf());
    const modes = useModes(current);
    modes.edit();
    current.value = unitOf({ ...flood!, title: "抓好防汛" });
    await nextTick();
    expect(modes.mode.value.is).toBe("edit");
  });

  it("cannot begin on what was decided, nor on a passage", () => {
    const passage = unitsOf(meeting()).find((unit) => unit.passage);
    for (const unit of [unitOf({ ...flood!, decision: "confirmed" }), passage!]) {
      const modes = useModes(ref<Unit | null>(unit));
      modes.edit();
      modes.split();
      modes.dismiss();
      expect(modes.mode.value.is).toBe("look");
    }
  });

  it("offers no split where there is no place to cut, and chooses the only one there is", () => {
    const whole = useModes(ref<Unit | null>(unitOf(games!)));
    whole.split();
    expect(whole.mode.value.is).toBe("look");
    const one = useModes(ref<Unit | null>(unitOf()));
    one.split();
    expect(one.chosen.value).toEqual([at("排查；").end]);
  });

  it("keeps the chosen places in the order of the text", () => {
    const several = directive("d", flood!.place, { cuts: [20, 30, 40] });
    const modes = useModes(ref<Unit | null>(unitOf(several)));
    modes.split();
    [40, 20, 30, 20].forEach(modes.cut);
    expect(modes.chosen.value).toEqual([30, 40]);
  });
});
