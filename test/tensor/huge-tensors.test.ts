import { afterEach, describe, expect, it, vi } from "vitest";
import { ArgumentError, OutOfMemoryError } from "../../src/errors/index.js";
import { AveragePool2D, Conv2D, Dense, MaxPool2D } from "../../src/layers/index.js";
import { Parameter } from "../../src/parameters/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { tensor, zeros } from "../../src/tensor/index.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("shapes beyond all memory", () => {
  it.each([[[2 ** 32]], [[1e5, 1e5]], [[2 ** 31, 2]], [[1e15, 1e15, 1e15]]])(
    "are refused at once: %j",
    (shape) => {
      for (const make of [
        () => zeros(shape),
        () => tensor([1], shape),
        () => new Parameter("w", shape),
      ]) {
        expect(make).toThrow(ArgumentError);
        expect(make).toThrow("shape: expected fewer than 2³² elements, received [");
      }
    },
  );

  it("are refused for weights of layers", () => {
    expect(() => new Dense(1e5, 1e5)).toThrow(ArgumentError);
    expect(() => new Conv2D(1, 1, { kernelSize: 1e5 })).toThrow(ArgumentError);
    expect(() => new Conv2D(1e6, 1e6, { kernelSize: 1 })).toThrow(ArgumentError);
  });

  it("are fine where they hold nothing", () => {
    expect(zeros([0, 1e15]).size).toBe(0);
  });

  it("are refused for windows and strides, which kernels count in 32 bits", () => {
    for (const make of [
      (pixels: number) => new MaxPool2D({ poolSize: pixels }),
      (pixels: number) => new AveragePool2D({ poolSize: [2, pixels] }),
      (pixels: number) => new MaxPool2D({ strides: [pixels, 2] }),
      (pixels: number) => new Conv2D(1, 1, { kernelSize: 1, strides: pixels }),
    ]) {
      expect(() => make(2 ** 30)).not.toThrow();
      expect(() => make(2 ** 30 + 1)).toThrow(ArgumentError);
      expect(() => make(1e15)).toThrow("expected a number from 1 to 1073741824");
    }
  });
});

describe("a machine without room", () => {
  /** Makes all new arrays of numbers fail, as an engine does that has no room for them. */
  function exhaust(): void {
    function Exhausted(): void {
      throw new RangeError("Array buffer allocation failed");
    }
    vi.stubGlobal("Float32Array", Exhausted);
    vi.stubGlobal("Float64Array", Exhausted);
  }

  it("is told with what was wanted", () => {
    exhaust();
    expect(() => zeros([3, 4])).toThrow(OutOfMemoryError);
    expect(() => zeros([3, 4], { dtype: "float64" })).toThrow(
      "memory of JavaScript: expected room for 96 bytes, received none. Use smaller layers or fewer rows.",
    );
    vi.unstubAllGlobals();
    expect(zeros([3, 4]).size).toBe(12);
  });

  it("leaves a parameter without values, which it draws once there is room", () => {
    const parameter = new Parameter("w", [3, 4]);
    exhaust();
    expect(() => parameter.initialize(new RandomState(1))).toThrow(OutOfMemoryError);
    vi.unstubAllGlobals();
    expect(parameter.initialized).toBe(false);
    expect(parameter.value.size).toBe(12);
  });
});
