import { tensor, type Backend, type Tensor } from "../ndnet.js";
import type { DType } from "../work.js";

/** Numbers from −½ to ½ in the backend's own memory. */
export function filled(backend: Backend, shape: readonly number[], dtype: DType): Tensor {
  const target = backend.allocate(shape, dtype);
  const values = new Float64Array(shape.reduce((size, length) => size * length, 1));
  const source = tensor(
    values.map((_, index) => ((index * 7919) % 1009) / 1009 - 0.5),
    [...shape],
  );
  backend.copy(source, target);
  return target;
}
