import { setWeights, type SetWeightsOptions, type WeightedModel } from "../formats/index.js";
import { absolutePath, type FilePath } from "../platform/file-path.js";
import { readBytes } from "../platform/read-bytes.js";
import { weightFormatOf } from "./weight-file.js";

/** Options of {@link loadWeights}. */
export type LoadWeightsOptions = Pick<SetWeightsOptions, "names" | "transposed">;

/**
 * Copies weights from an NPZ or safetensors file into a model, rounded to its element type: all of
 * them, or none.
 *
 * @throws {ArgumentError} when `path` is no path, or ends neither in `.npz` nor in `.safetensors`.
 * @throws {NotFoundError} when there is no such file.
 * @throws {FileSystemError} when it can't be read.
 * @throws {FormatError} or {ShapeError} when it holds something else than these weights.
 */
export async function loadWeights(
  model: WeightedModel,
  path: FilePath,
  options: LoadWeightsOptions = {},
): Promise<void> {
  const file = absolutePath(path, "loadWeights, path");
  const format = weightFormatOf(file);
  const arrays = format.parse(await readBytes(file), file);
  setWeights(model, arrays, { ...options, name: file });
}
