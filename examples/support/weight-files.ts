import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getWeights, parseNpy, setWeights, writeNpy, type WeightedModel } from "ndnet/formats";

/** Writes a model's weights as `W1.npy`, `b1.npy`, `W2.npy` …, which `np.load` reads. */
export async function writeWeightFiles(directory: string, model: WeightedModel): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, weights] of Object.entries(getWeights(model))) {
    await writeFile(join(directory, `${name}.npy`), writeNpy(weights));
  }
}

/** Puts the weights that {@link writeWeightFiles} wrote, or NumPy, into a model of the same dims. */
export async function readWeightFiles(directory: string, model: WeightedModel): Promise<void> {
  const arrays = new Map<string, ReturnType<typeof parseNpy>>();
  for (const name of Object.keys(getWeights(model))) {
    const path = join(directory, `${name}.npy`);
    arrays.set(name, parseNpy(await readFile(path), { name: path }));
  }
  setWeights(model, arrays, { name: directory });
}
