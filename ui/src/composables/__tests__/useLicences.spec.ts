import { describe, expect, it } from "vitest";
import { useLicences } from "../useLicences";

const part = (name: string, licence: string, texts: number[]) => ({
  kind: "crate",
  name,
  version: "1.0.0",
  licence,
  texts,
});

describe("third-party parts", () => {
  it("are found by name and by terms, and show their texts", async () => {
    const parts = [
      part("rusqlite", "MIT", [0]),
      part("zhconv", "Apache-2.0", [1, 0]),
      part("specta", "MIT", []),
    ];
    const licences = useLicences(() => Promise.resolve({ parts, texts: ["MIT text", "Apache text"] }));
    await licences.begin();
    expect(licences.text.value).toBe("MIT text");
    licences.words.value = "apache";
    expect(licences.found.value.map(({ name }) => name)).toEqual(["zhconv"]);
    licences.chosen.value = parts[1]!;
    expect(licences.text.value).toContain("Apache text");
    expect(licences.text.value).toContain("MIT text");
    licences.chosen.value = parts[2]!;
    expect(licences.text.value).toContain("按“MIT”使用");
  });

  it("are all there, with terms each", async () => {
    const licences = useLicences();
    await licences.begin();
    expect(licences.found.value.length).toBeGreaterThan(300);
    expect(licences.found.value.every(({ licence }) => licence)).toBe(true);
    licences.words.value = "fandol";
    expect(licences.found.value).toHaveLength(1);
  });
});
