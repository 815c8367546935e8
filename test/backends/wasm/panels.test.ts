import { describe, expect, it } from "vitest";
import { DTypeError, OutOfMemoryError, ShapeError } from "../../../src/errors/index.js";
import type { Tensor } from "../../../src/tensor/index.js";
import { bitsOf } from "./support/bits.js";
import { tensorMaker } from "./support/kernel-jobs.js";
import { makeBackend } from "./support/make-backend.js";

/** A backend with operands of a product, and how often it has packed a right operand. */
function setUp(memoryLimit = 2 ** 26): {
  readonly backend: ReturnType<typeof makeBackend>;
  readonly input: Tensor;
  readonly weights: Tensor;
  readonly output: Tensor;
  readonly packed: () => number;
} {
  const backend = makeBackend({ memoryLimit });
  const make = tensorMaker(backend, "float32");
  return {
    backend,
    input: make([70, 50], 1),
    weights: make([50, 40], 2),
    output: make([70, 40], 3),
    packed: () => {
      const counts = backend.kernelCounts();
      return counts["pack float32"]! + counts["pack transposed float32"]!;
    },
  };
}

describe("holdConstant", () => {
  it("weights are packed once while they are held, and at every product otherwise", () => {
    const { backend, input, weights, output, packed } = setUp();
    const multiply = (): void => {
      backend.affine(input, weights, undefined, output);
    };
    multiply();
    multiply();
    expect(packed()).toBe(2);
    const expected = bitsOf([output]);
    const letGo = backend.holdConstant([weights]);
    for (let product = 0; product < 3; product += 1) multiply();
    expect(packed()).toBe(3);
    expect(bitsOf([output])).toBe(expected);
    letGo();
    multiply();
    expect(packed()).toBe(4);
  });

  it("both orientations of held weights are kept apart", () => {
    const { backend, input, weights, output, packed } = setUp();
    const back = backend.allocate([70, 50], "float32");
    backend.productTransposed(output, weights, back);
    const expected = bitsOf([back]);
    const letGo = backend.holdConstant([weights]);
    for (let product = 0; product < 2; product += 1) {
      backend.affine(input, weights, undefined, backend.allocate([70, 40], "float32"));
      backend.productTransposed(output, weights, back);
    }
    expect(packed()).toBe(3);
    expect(bitsOf([back])).toBe(expected);
    letGo();
  });

  it("a change of the weights after they were let go is seen", () => {
    const { backend, input, weights, output } = setUp();
    const letGo = backend.holdConstant([weights]);
    backend.affine(input, weights, undefined, output);
    const before = bitsOf([output]);
    letGo();
    backend.fill(weights, 0);
    const again = backend.holdConstant([weights]);
    backend.affine(input, weights, undefined, output);
    again();
    expect(bitsOf([output])).not.toBe(before);
    expect(output.data.every((x) => x === 0)).toBe(true);
  });

  it("memory comes back when the last of two holders lets go, however often each is called", () => {
    const { backend, input, weights, output, packed } = setUp();
    const used = backend.usedBytes;
    const [first, second] = [backend.holdConstant([weights]), backend.holdConstant([weights])];
    backend.affine(input, weights, undefined, output);
    first();
    first();
    backend.affine(input, weights, undefined, output);
    expect(packed()).toBe(1);
    expect(backend.usedBytes).toBeGreaterThan(used);
    second();
    expect(backend.usedBytes).toBe(used);
  });

  it("weights outside of the backend's memory can be held too", () => {
    const { backend, input, weights, output } = setUp();
    backend.affine(input, weights, undefined, output);
    const expected = bitsOf([output]);
    const outside = tensorMaker(makeBackend(), "float32")([50, 40], 2);
    const letGo = backend.holdConstant([outside]);
    const used = backend.usedBytes;
    for (let product = 0; product < 2; product += 1) {
      backend.affine(input, outside, undefined, output);
      expect(bitsOf([output])).toBe(expected);
    }
    letGo();
    expect(backend.usedBytes).toBe(used);
  });

  it("an operation that writes held weights all the same makes their panels anew", () => {
    const { backend, input, weights, output } = setUp();
    const letGo = backend.holdConstant([weights]);
    for (const value of [0, 1]) {
      backend.affine(input, weights, undefined, output);
      backend.fill(weights, value);
    }
    backend.copy(weights, weights);
    backend.affine(input, weights, undefined, output);
    const held = bitsOf([output]);
    letGo();
    backend.affine(input, weights, undefined, output);
    expect(bitsOf([output])).toBe(held);
  });

  it("operands that don't fit held weights are refused as they are otherwise", () => {
    const { backend, input, weights, output } = setUp();
    const letGo = backend.holdConstant([weights]);
    backend.affine(input, weights, undefined, output);
    expect(() => {
      backend.affine(backend.allocate([70, 60], "float32"), weights, undefined, output);
    }).toThrow(ShapeError);
    const double = backend.allocate([70, 50], "float64");
    expect(() => {
      backend.affine(double, weights, undefined, backend.allocate([70, 40], "float64"));
    }).toThrow(DTypeError);
    letGo();
  });

  it("where there is no room for panels, a typed error says so, and all that was taken is given back", () => {
    const { backend, input, weights, output } = setUp(2 ** 20);
    const rest = backend.memoryLimit - 65_536 - 256 - backend.usedBytes;
    const filler = backend.allocate([(rest - 4096) / 4], "float32");
    const used = backend.usedBytes;
    const letGo = backend.holdConstant([weights]);
    expect(() => {
      backend.affine(input, weights, undefined, output);
    }).toThrow(OutOfMemoryError);
    expect(backend.usedBytes).toBe(used);
    backend.release(filler);
    backend.affine(input, weights, undefined, output);
    letGo();
    expect(backend.usedBytes).toBeLessThan(used);
  });
});
