import type { LimitOperations } from "../operations/limit-operations.js";
import { at, forEachElement, mapElements } from "./strided.js";

/** Bounds on elements and on norms. */
export const limitOperations: LimitOperations = {
  clamp(target, limit) {
    mapElements(target, target, (x) => Math.min(Math.max(x, -limit), limit));
  },

  limitColumnNorms(target, limit) {
    const { data, shape } = target;
    const columns = shape.at(-1) ?? 1;
    const squares = new Float64Array(columns);
    let count = 0;
    forEachElement([target], (i) => {
      const column = count++ % columns;
      const x = at(data, i);
      squares[column] = at(squares, column) + x * x;
    });
    const factors = squares.map((sum) => {
      const norm = Math.sqrt(sum);
      return norm > limit && norm < Infinity ? limit / norm : 1;
    });
    count = 0;
    forEachElement([target], (i) => {
      data[i] = at(data, i) * at(factors, count++ % columns);
    });
  },
};
