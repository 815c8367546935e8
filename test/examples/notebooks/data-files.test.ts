import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ndarray from "ndarray";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeZip } from "../../../src/compression/zip/write-zip.js";
import { syntheticMnist, type LabelledImages } from "../../../src/datasets/index.js";
import { parseNpy, writeNpz } from "../../../src/formats/index.js";
import { runNode } from "../../support/example-process.js";
import { hasNumpy, numpyBytes } from "../../formats/npy/support/numpy.js";

const timeout = 120_000;
const few = ["--iterations", "1", "--rows", "100", "--seed", "3"];
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "ndnet-data-files-"));
  const pictures = { trainCount: 150, testCount: 120, normalize: false, flatten: false } as const;
  const { train, test } = syntheticMnist(pictures);
  const archive = writeNpz({
    x_train: train.images,
    y_train: ndarray(train.labels, [150]),
    x_test: test.images,
    y_test: ndarray(test.labels, [120]),
  });
  await writeFile(join(directory, "mnist.npz"), archive);
  const content = new TextEncoder().encode(csvOf(train));
  await writeFile(join(directory, "train.csv"), content);
  const zip = writeZip([{ name: "train.csv", content }], { compress: true });
  await writeFile(join(directory, "digit-recognizer.zip"), zip);
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

function csvOf({ images, labels }: LabelledImages<{ data: Uint8Array }, Uint8Array>): string {
  const header = ["label", ...Array.from({ length: 784 }, (_, pixel) => `pixel${pixel}`)];
  const rows = Array.from(labels, (label, row) => [
    label,
    ...images.data.subarray(row * 784, (row + 1) * 784),
  ]);
  return [header, ...rows].map((cells) => cells.join(",")).join("\n");
}

describe("a notebook program with --data", () => {
  it.each([
    ["784-10-10-relu", "train.csv"],
    ["784-10-10-relu", "digit-recognizer.zip"],
    ["784-100-10-sigmoid", "mnist.npz"],
    ["784-128-64-10-relu", "mnist.npz"],
  ])(
    "%s reads %s, without MNIST_DIR",
    async (program, file) => {
      const path = join(directory, file);
      const args = [`examples/notebooks/${program}.ts`, ...few, "--data", path];
      const { errors, status } = await runNode(args);
      expect({ errors, status }).toEqual({ errors: "", status: 0 });
    },
    timeout,
  );

  it(
    "trains on the same digits from the CSV file as from the archive that holds it",
    async () => {
      const [plain, zipped] = await Promise.all(
        ["train.csv", "digit-recognizer.zip"].map((file) =>
          runNode([
            "examples/notebooks/784-10-10-relu.ts",
            ...few,
            ...["--data", join(directory, file)],
          ]),
        ),
      );
      expect(plain!.output).toBe(zipped!.output);
      expect(plain!.output).toMatch(/^Development accuracy/m);
    },
    timeout,
  );

  it(
    "says that a file is not there",
    async () => {
      const path = join(directory, "nowhere.npz");
      const { errors, status } = await runNode([
        "examples/notebooks/784-100-10-sigmoid.ts",
        ...["--data", path],
      ]);
      expect(status).toBe(1);
      expect(errors).toContain(`--data: expected a file or directory, received ${path}`);
    },
    timeout,
  );
});

describe("784-784-10-relu with --weights", () => {
  it(
    "keeps its best weights as W1.npy, b1.npy, W2.npy and b2.npy, which NumPy reads",
    async () => {
      const weights = join(directory, "weights");
      const { output, errors, status } = await runNode([
        "examples/notebooks/784-784-10-relu.ts",
        ...few,
        ...["--data", join(directory, "mnist.npz"), "--weights", weights],
      ]);
      expect({ errors, status }).toEqual({ errors: "", status: 0 });
      expect(output).toContain(`W1.npy, b1.npy, W2.npy and b2.npy in ${weights}`);
      const shapes = { W1: [784, 784], b1: [784], W2: [784, 10], b2: [10] };
      for (const [name, shape] of Object.entries(shapes)) {
        const bytes = await readFile(join(weights, `${name}.npy`));
        const array = parseNpy(bytes);
        expect([array.dtype, array.shape]).toEqual(["float64", shape]);
        if (!hasNumpy) continue;
        const { sum } = numpyBytes(
          "keep('sum', np.load(io.BytesIO(given)).sum(dtype=np.float64).tobytes())",
          bytes,
        );
        const total = Array.from(array.data as Float64Array).reduce((a, b) => a + b, 0);
        expect(new Float64Array(sum!.buffer)[0]).toBeCloseTo(total, 8);
      }
    },
    timeout,
  );
});
