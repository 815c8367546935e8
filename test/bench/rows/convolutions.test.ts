import { describe, expect, it } from "vitest";
import { contestants } from "../../../bench/src/peers/index.js";
import { convolutions } from "../../../bench/src/rows/convolutions.js";
import { lenetEpoch } from "../../../bench/src/rows/epochs.js";
import { predictLenet } from "../../../bench/src/rows/predictions.js";
import type { Row } from "../../../bench/src/rows/row.js";

/** Who has a figure in a row, and who is there with a reason for none. */
function takingPart(row: Row): { measured: string[]; objecting: string[] } {
  const there = contestants.filter((one) => row.omits?.(one) !== true);
  const ids = (some: typeof there): string[] => some.map(({ id }) => id);
  return {
    measured: ids(there.filter((one) => row.objection(one) === undefined)),
    objecting: ids(there.filter((one) => row.objection(one) !== undefined)),
  };
}

const own = ["ndnet", "ndnet-1-thread", "ndnet-float64"];

describe("rows of one convolution", () => {
  it("are forward, and forward and back, of each of LeNet-5, and one with both gradients", () => {
    expect(convolutions.map(({ id }) => id)).toEqual([
      ...["convolution-c1-forward", "convolution-c1"],
      ...["convolution-c3-forward", "convolution-c3"],
      ...["convolution-c5-forward", "convolution-c5", "convolution-c3-gradients"],
    ]);
  });

  it("forward and back are wanted three times as fast as TensorFlow.js wasm", () => {
    const floors = [{ base: "ndnet", other: "tfjs-wasm", ratio: 3 }];
    for (const row of convolutions.filter(({ id }) => /-c\d$/.test(id))) {
      expect(row.floors).toEqual(floors);
      expect(takingPart(row)).toEqual({ measured: [...own, "tfjs-wasm"], objecting: [] });
    }
  });

  it("with both gradients are beside TensorFlow.js cpu, and say what wasm lacks", () => {
    const row = convolutions.at(-1)!;
    expect(row.floors).toEqual([{ base: "ndnet", other: "tfjs-cpu", ratio: 3 }]);
    expect(takingPart(row)).toEqual({
      measured: [...own, "tfjs-cpu"],
      objecting: ["tfjs-wasm"],
    });
  });
});

describe("rows of LeNet-5", () => {
  it("train beside TensorFlow.js cpu, and say what wasm lacks", () => {
    expect(takingPart(lenetEpoch)).toEqual({
      measured: [...own, "tfjs-cpu"],
      objecting: ["tfjs-wasm"],
    });
    const wasm = contestants.find(({ id }) => id === "tfjs-wasm")!;
    expect(lenetEpoch.objection(wasm)).toBe("has no gradient of a convolution's weights");
  });

  it("predict beside TensorFlow.js wasm", () => {
    expect(takingPart(predictLenet).measured).toEqual([...own, "tfjs-wasm"]);
  });
});
