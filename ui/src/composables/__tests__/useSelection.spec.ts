import { describe, expect, it } from "vitest";
import { between, useSelection } from "../useSelection";

const order = ["001", "002", "003", "004", "005"];
const ticked = (selection: ReturnType<typeof useSelection>) => [...selection.picked.value].sort();

describe("ticks", () => {
  it("stand between two codes whichever comes first", () => {
    expect(between(order, "004", "002")).toEqual(["002", "003", "004"]);
    expect(between(order, "gone", "002")).toEqual(["002"]);
    expect(between(order, "002", "gone")).toEqual([]);
  });

  it("are put and taken away one by one", () => {
    const selection = useSelection();
    selection.toggle("002");
    selection.toggle("004");
    selection.toggle("002");
    expect(ticked(selection)).toEqual(["004"]);
  });

  it("follow a stretch back as well as forth, and spare what was ticked before", () => {
    const selection = useSelection();
    selection.toggle("005");
    selection.rest();
    selection.extend(order, "001", "002");
    selection.extend(order, "002", "003");
    expect(ticked(selection)).toEqual(["001", "002", "003", "005"]);
    selection.extend(order, "003", "002");
    expect(ticked(selection)).toEqual(["001", "002", "005"]);
  });

  it("begin a new stretch where the row is once the keys have moved it", () => {
    const selection = useSelection();
    selection.extend(order, "001", "002");
    selection.rest();
    selection.extend(order, "004", "005");
    expect(ticked(selection)).toEqual(["001", "002", "004", "005"]);
  });

  it("take a group whole, and all, and none", () => {
    const selection = useSelection();
    selection.put(["001", "002"], true);
    selection.put(["002"], false);
    expect(ticked(selection)).toEqual(["001"]);
    selection.all(order);
    expect(selection.count.value).toBe(5);
    selection.clear();
    expect(selection.count.value).toBe(0);
  });

  it("go with what is no longer shown", () => {
    const selection = useSelection();
    selection.all(order);
    selection.keep(["002", "009"]);
    expect(ticked(selection)).toEqual(["002"]);
  });
});
