import { describe, expect, it } from "vitest";
import { ref } from "vue";
import { placesIn, placesOf, useFind } from "../useFind";

const text = "一要抓好防汛。（牵头单位：市水利局）二要办好ＡＩ赛事，防汛“三个责任人”到位。";

describe("placesOf", () => {
  it("finds every place once, none over another", () => {
    expect(placesOf(text, "防汛").map((place) => place.start)).toEqual([4, 27]);
    expect(placesOf("汛汛汛", "汛汛")).toHaveLength(1);
  });

  it.each([
    ["(牵头单位:市水利局)", "（牵头单位：市水利局）"],
    ["ai赛事", "ＡＩ赛事"],
    ['"三个责任人"', "“三个责任人”"],
  ])("finds %s as a hand types it", (typed, written) => {
    const [place] = placesOf(text, typed);
    expect(text.slice(place?.start, place?.end)).toBe(written);
  });

  it("finds nothing for blanks", () => {
    expect(placesOf(text, " ")).toEqual([]);
  });
});

describe("placesIn", () => {
  const places = [
    { start: 2, end: 4 },
    { start: 9, end: 12 },
    { start: 20, end: 22 },
  ];
  it.each([
    [{ start: 0, end: 10 }, [2, 9]],
    [{ start: 10, end: 20 }, [9]],
    [{ start: 12, end: 20 }, []],
  ])("gives those that touch %o", (line, starts) => {
    expect(placesIn(places, line).map((place) => place.start)).toEqual(starts);
  });
});

describe("useFind", () => {
  it("begins at the sight, and goes around at either end", () => {
    const find = useFind(ref(text));
    find.open.value = true;
    find.look("防汛", 10);
    expect(find.current.value?.start).toBe(27);
    find.move(1);
    expect(find.current.value?.start).toBe(4);
    find.move(-1);
    expect(find.current.value?.start).toBe(27);
  });

  it("marks nothing once it is closed", () => {
    const find = useFind(ref(text));
    find.open.value = true;
    find.look("防汛", 0);
    find.close();
    expect(find.places.value).toEqual([]);
  });
});
