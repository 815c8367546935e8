import { getWeights, type GetWeightsOptions, type WeightedModel } from "../formats/index.js";
import { absolutePath, type FilePath } from "../platform/file-path.js";
import { weightFormatOf } from "./weight-file.js";
import { writeBytes } from "../platform/write-bytes.js";

/**
 * Writes a model's weights into an NPZ or safetensors file, as the ending of its name says.
 *
 * The file is whole at any moment, as with {@link saveModel}.
 *
 * @throws {ArgumentError} when `path` is no path, or ends otherwise.
 * @throws {FileSystemError} when the file can't be written; what was there before is there still.
 */
export async function saveWeights(
  model: WeightedModel,
  path: FilePath,
  options: GetWeightsOptions = {},
): Promise<void> {
  const file = absolutePath(path, "saveWeights, path");
  await writeBytes(file, weightFormatOf(file).write(getWeights(model, options)));
}
