import { describe, expect, it } from "vitest";
import { DTypeError, ShapeError } from "../../src/errors/index.js";
import { gradientCheckLoss } from "../../src/gradient-check/index.js";
import { noGradient } from "../../src/layers/index.js";
import type { Loss, LossContext, LossResult, Reduction } from "../../src/losses/index.js";
import { dtypeOf, zeros, type Tensor } from "../../src/tensor/index.js";
import { elements, float32, largestError, strided, uniform } from "./tensors.js";

/** What is known of one loss. */
interface KnownLoss {
  readonly create: (options?: { reduction?: Reduction }) => Loss;
  /** Range of predictions that the loss takes. */
  readonly range: readonly [low: number, high: number];
  /** The activation that the loss has a shorter formula for. */
  readonly through?: "softmax" | "sigmoid";
}

/** What every loss must do, whatever its formula. */
export function specifyLoss(title: string, { create, range, through }: KnownLoss): void {
  const predictions = uniform([10, 4], 1, ...range);
  const targets = uniform([10, 4], 2, 0, 1);

  describe(title, () => {
    it.each(["mean", "sum"] as const)(
      "has a gradient that central differences confirm with relative error < 1e-7 for %s",
      (reduction) => {
        const loss = create({ reduction });
        const drawn = gradientCheckLoss(loss, { shape: [6, 4], tolerance: 1e-7 });
        expect(drawn).toMatchObject({ passed: true, checked: 25 });
        const soft = {
          predictions: uniform([6, 4], 3, 0.1, 0.9),
          targets: uniform([6, 4], 4, 0, 1),
        };
        expect(gradientCheckLoss(loss, { ...soft, tolerance: 1e-7 })).toMatchObject({
          passed: true,
        });
      },
    );

    it("adds up the blocks of a batch to the value (1e-14) and gradient of the whole", () => {
      for (const reduction of ["mean", "sum"] as const) {
        const loss = create({ reduction });
        specifyBlocks((p, y, context) => loss.evaluate(p, y, context));
        if (through === undefined) continue;
        specifyBlocks((p, y, context) => loss.evaluateThrough(through, p, y, context)!);
      }
    });

    it("gives as a mean the sum divided by the number of samples", () => {
      const mean = create().evaluate(predictions, targets);
      const sum = create({ reduction: "sum" }).evaluate(predictions, targets);
      expect(create().reduction).toBe("mean");
      expect(mean.value).toBeCloseTo(sum.value / 10, 13);
      elements(mean.gradient).forEach((value, position) => {
        expect(value).toBeCloseTo(elements(sum.gradient)[position]! / 10, 13);
      });
    });

    it("differs in float32 from float64 by less than 1e-5, value and gradient", () => {
      const exact = create().evaluate(predictions, targets);
      const rounded = create().evaluate(float32(predictions), float32(targets));
      expect(dtypeOf(rounded.gradient)).toBe("float32");
      expect(Math.abs(rounded.value - exact.value)).toBeLessThan(1e-5);
      expect(largestError(rounded.gradient, exact.gradient)).toBeLessThan(1e-5);
    });

    it("gives strided and transposed tensors the results of contiguous ones", () => {
      const plain = create().evaluate(predictions, targets);
      const viewed = create().evaluate(strided(predictions), strided(targets));
      expect(viewed.value).toBe(plain.value);
      expect(elements(viewed.gradient)).toEqual(elements(plain.gradient));
    });

    it("leaves predictions and targets as they are", () => {
      const [before, wanted] = [elements(predictions), elements(targets)];
      create().evaluate(predictions, targets);
      expect(elements(predictions)).toEqual(before);
      expect(elements(targets)).toEqual(wanted);
    });

    it("gives the value alone where no gradient is needed", () => {
      const context = { needsGradient: false };
      const { value } = create().evaluate(predictions, targets);
      expect(create().evaluate(predictions, targets, context)).toEqual({
        value,
        gradient: noGradient,
      });
      if (through === undefined) return;
      const fused = create().evaluateThrough(through, predictions, targets, context);
      expect(fused).toEqual({ value, gradient: noGradient });
    });

    it("writes its gradient into the memory that it is given", () => {
      const memory = zeros([10, 4], { dtype: "float64" });
      const loss = create();
      const context: LossContext = {
        allocate(owner, slot, shape, dtype) {
          expect(owner).toBe(loss);
          return slot === "gradient" ? memory : zeros(shape, { dtype });
        },
      };
      expect(loss.evaluate(predictions, targets, context).gradient).toBe(memory);
      expect(elements(memory)).toEqual(elements(loss.evaluate(predictions, targets).gradient));
    });

    it("is 0 for a batch of no samples", () => {
      const { value, gradient } = create().evaluate(uniform([0, 4], 1), uniform([0, 4], 1));
      expect(value + 0).toBe(0);
      expect(gradient.shape).toEqual([0, 4]);
    });

    it("becomes NaN for a NaN prediction, and doesn't throw", () => {
      const diverged = uniform([2, 3], 1, ...range);
      diverged.set(1, 2, NaN);
      const wanted = uniform([2, 3], 2, 0.1, 0.9);
      expect(create().evaluate(diverged, wanted).value).toBeNaN();
      if (through === undefined) return;
      expect(create().evaluateThrough(through, diverged, wanted)!.value).toBeNaN();
    });

    it("refuses predictions that are not [batch, units]", () => {
      const loss = create();
      const flat = uniform([4], 1, 0, 1);
      expect(() => loss.evaluate(flat, flat)).toThrow(ShapeError);
      expect(() => loss.evaluate(flat, flat)).toThrow(
        `${loss.name}, predictions: expected shape [batch, units], received [4].`,
      );
    });

    it("refuses targets of another shape or element type than the predictions", () => {
      const loss = create();
      const narrow = uniform([10, 3], 1, 0, 1);
      expect(() => loss.evaluate(predictions, narrow)).toThrow(ShapeError);
      expect(() => loss.evaluate(predictions, narrow)).toThrow(
        `${loss.name}, targets: expected the shape [10, 4] of the predictions, received [10, 3].`,
      );
      expect(() => loss.evaluate(predictions, float32(targets))).toThrow(DTypeError);
      expect(() => loss.evaluate(predictions, float32(targets))).toThrow(
        `${loss.name}, targets: expected float64, as the predictions, received float32.`,
      );
      if (through === undefined) return;
      expect(() => loss.evaluateThrough(through, predictions, narrow)).toThrow(ShapeError);
    });

    it.each(["values", "unknown", "softmax", "sigmoid"] as const)(
      "has a formula through %s only where it belongs to that activation",
      (kind) => {
        const fused = create().evaluateThrough(kind, predictions, targets);
        expect(fused !== undefined).toBe(kind === through);
      },
    );
  });

  function specifyBlocks(
    evaluate: (predictions: Tensor, targets: Tensor, context: LossContext) => LossResult,
  ): void {
    const whole = evaluate(predictions, targets, {});
    const blocks = [0, 3, 7].map((start, position) => {
      const rows = [3, 4, 3][position]!;
      const cut = (all: Tensor): Tensor => all.lo(start).hi(rows);
      return evaluate(cut(predictions), cut(targets), { batchSize: 10 });
    });
    const value = blocks.reduce((sum, block) => sum + block.value, 0);
    expect(Math.abs(value - whole.value)).toBeLessThan(1e-14 * Math.max(1, whole.value));
    expect(blocks.flatMap((block) => elements(block.gradient))).toEqual(elements(whole.gradient));
  }
}
