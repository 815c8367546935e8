import ndarray from "ndarray";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../src/errors/index.js";
import type { Metric } from "../../src/metrics/index.js";
import { zeros, type Tensor } from "../../src/tensor/index.js";
import { float32, float64, strided, uniform } from "../support/tensors.js";
import { rowsOf, updateInBlocks } from "./metric-fixtures.js";

/** A metric, and what it measures. */
export interface MetricUnderTest {
  readonly create: () => Metric;
  /** Key in histories. */
  readonly name: string;
  /** Whether targets are classes, or any numbers. */
  readonly targets: "classes" | "numbers";
  /** Whether data of another width must wait for a reset. Default: `false`. */
  readonly keepsWidth?: boolean;
}

const rows = 30;

/** What holds for every metric of the library. */
export function specifyMetric(
  title: string,
  { create, name, targets: kind, keepsWidth = false }: MetricUnderTest,
): void {
  const dataOf = (units: number): [Tensor, Tensor] => [
    uniform([rows, units], 1, 0.01, 1),
    kind === "classes" ? oneHot(units) : uniform([rows, units], 2),
  ];
  const whole = (units: number): Metric => {
    const metric = create();
    metric.update(...dataOf(units));
    return metric;
  };

  describe.each([1, 4])(`${title} of %i units`, (units) => {
    const [predictions, targets] = dataOf(units);

    it("has the same bits however the samples are cut into blocks", () => {
      const expected = whole(units).getState?.();
      const result = whole(units).result();
      expect(result).toBeGreaterThan(-Infinity);
      fc.assert(
        fc.property(fc.array(fc.nat(rows), { maxLength: 9 }), (cuts) => {
          const metric = create();
          let start = 0;
          for (const end of [...cuts, rows].sort((a, b) => a - b)) {
            const count = end - start;
            metric.update(rowsOf(predictions, start, count), rowsOf(targets, start, count));
            start = end;
          }
          expect(metric.result()).toBe(result);
          expect(metric.getState?.()).toEqual(expected);
        }),
      );
    });

    it("goes on to the same bits from a state that was written as JSON", () => {
      const expected = whole(units).getState?.();
      fc.assert(
        fc.property(fc.nat(rows), (cut) => {
          const first = create();
          first.update(rowsOf(predictions, 0, cut), rowsOf(targets, 0, cut));
          const text = JSON.stringify(first.getState?.());
          const second = create();
          second.update(...dataOf(units));
          second.setState?.(JSON.parse(text) as number[]);
          const rest = rows - cut;
          second.update(rowsOf(predictions, cut, rest), rowsOf(targets, cut, rest));
          expect(second.result()).toBe(whole(units).result());
          expect(second.getState?.()).toEqual(expected);
          expect(JSON.stringify(first.getState?.())).toBe(text);
        }),
      );
    });

    it("remembers no more after many blocks than after one, and its states stay as they are", () => {
      const metric = create();
      metric.update(rowsOf(predictions, 0, 1), rowsOf(targets, 0, 1));
      const state = metric.getState?.() ?? [];
      const copy = [...state];
      expect(state.length).toBeGreaterThan(0);
      updateInBlocks(metric, predictions, targets, 1);
      expect(metric.getState?.()).toHaveLength(copy.length);
      expect(state).toEqual(copy);
    });

    it("takes views of any strides, and float32", () => {
      const [narrow, narrowTargets] = [float32(predictions), float32(targets)];
      const metric = create();
      metric.update(strided(predictions), strided(targets));
      expect(metric.result()).toBe(whole(units).result());
      metric.reset();
      metric.update(narrow, narrowTargets);
      const result = metric.result();
      expect(Math.abs(result - whole(units).result())).toBeLessThan(1e-5);
      metric.reset();
      metric.update(strided(narrow), narrowTargets);
      expect(metric.result()).toBe(result);
    });

    it("is NaN without samples, also after a reset, and then like new", () => {
      const metric = create();
      expect(metric.result()).toBeNaN();
      metric.update(rowsOf(predictions, 0, 0), rowsOf(targets, 0, 0));
      expect(metric.result()).toBeNaN();
      metric.update(predictions, targets);
      expect(metric.result()).not.toBeNaN();
      metric.reset();
      expect(metric.result()).toBeNaN();
      metric.update(predictions, targets);
      expect(metric.result()).toBe(whole(units).result());
    });

    it("refuses what is no state, and stays as it was", () => {
      const metric = whole(units);
      const state = metric.getState?.() ?? [];
      const wrong: unknown[] = [
        undefined,
        "1",
        { 0: 0, 1: 1, length: 2 },
        [...state, 0],
        state.slice(1),
        [String(state[0]), ...state.slice(1)],
        [...state.slice(0, -1), String(state.at(-1))],
        state.map(() => -1),
        state.map(() => 0.5),
        state.map(() => NaN),
      ];
      for (const each of wrong) {
        expect(() => metric.setState?.(each as number[])).toThrow(ArgumentError);
      }
      expect(metric.getState?.()).toEqual(state);
    });
  });

  describe(title, () => {
    it(`stands as ${name} in histories`, () => {
      expect(create().name).toBe(name);
    });

    it("refuses predictions and targets that are not of one shape [batch, units]", () => {
      const update = (left: Tensor, right: Tensor) => (): void => create().update(left, right);
      expect(update(zeros([3, 2]), zeros([3, 3]))).toThrow(ShapeError);
      expect(update(zeros([3, 2]), zeros([2, 2]))).toThrow(ShapeError);
      expect(update(zeros([3]), zeros([3]))).toThrow(ShapeError);
      expect(update(zeros([3, 1]), zeros([3]))).toThrow(ShapeError);
      expect(update(zeros([3, 0]), zeros([3, 0]))).toThrow(ShapeError);
    });

    it("refuses what is no float ndarray", () => {
      const bytes = ndarray(new Uint8Array(6), [3, 2]) as unknown as Tensor;
      expect(() => create().update(bytes, zeros([3, 2]))).toThrow(DTypeError);
      expect(() => create().update(zeros([3, 2]), bytes)).toThrow(DTypeError);
    });

    it("takes data of another width after a reset", () => {
      const metric = whole(4);
      if (keepsWidth) {
        const restored = create();
        restored.setState?.(metric.getState?.() ?? []);
        expect(() => metric.update(...dataOf(3))).toThrow(ShapeError);
        expect(() => restored.update(...dataOf(3))).toThrow(ShapeError);
      }
      expect(metric.result()).toBe(whole(4).result());
      metric.reset();
      metric.update(...dataOf(3));
      expect(metric.result()).toBe(whole(3).result());
    });
  });
}

/** Rows with a 1 in a column that changes irregularly; a single column has zeros and ones. */
function oneHot(units: number): Tensor {
  const labels = Array.from({ length: rows }, (_, row) => (row * row + (row >> 2)) % 7);
  return float64(
    labels.map((label) =>
      units === 1
        ? [label % 2]
        : Array.from({ length: units }, (_, unit) => (unit === label % units ? 1 : 0)),
    ),
  );
}
