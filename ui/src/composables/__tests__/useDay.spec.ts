import { expect, it } from "vitest";
import { pastDay } from "../useDay";

it.each([
  ["2026-05-11", "2026-05-11"],
  ["2026-06-11", null],
  ["2026-07-01", "2026-07-01"],
  ["", null],
  [null, null],
])(
  "takes the picked day %s for the past day %s; whether it can be seen is the program's to say",
  (picked, day) => {
    expect(pastDay(picked, "2026-06-11")).toBe(day);
  },
);
