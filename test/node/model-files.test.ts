import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ReLU, Softmax } from "../../src/activations/index.js";
import {
  ArgumentError,
  FileSystemError,
  FormatError,
  NotFoundError,
  ShapeError,
} from "../../src/errors/index.js";
import { mlp, type Sequential } from "../../src/models/index.js";
import { loadModel, loadWeights, saveModel, saveWeights } from "../../src/node/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { bytesOf } from "../support/tensor-bytes.js";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ndnet-model-"));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

const network = (seed: number, dims: readonly number[] = [4, 3, 2]): Sequential =>
  mlp(dims, { hidden: () => new ReLU(), output: () => new Softmax() }).initialize(
    new RandomState(seed),
  );
const bytesOfWeights = (model: Sequential): Uint8Array[] =>
  model.parameters.map(({ value }) => bytesOf(value));

describe("saveModel and loadModel", () => {
  test("a model comes back from its file, directories are made", async () => {
    const model = network(1);
    const path = join(directory, "runs", "1", "best.model");
    await saveModel(model, path);
    expect(bytesOfWeights(await loadModel(path))).toEqual(bytesOfWeights(model));
    expect(await readdir(join(directory, "runs", "1"))).toEqual(["best.model"]);
    expect(new Uint8Array(await readFile(path))).toEqual(model.toBytes());
  });

  test("relative paths and file: URLs name files too", async () => {
    const path = join(directory, "net 1.model");
    await saveModel(network(1), relative(process.cwd(), path));
    const read = await loadModel(pathToFileURL(path));
    expect(bytesOfWeights(read)).toEqual(bytesOfWeights(network(1)));
  });

  test("a later model replaces the one that is there", async () => {
    const path = join(directory, "a.model");
    await saveModel(network(1), path);
    await saveModel(network(2), path);
    expect(bytesOfWeights(await loadModel(path))).toEqual(bytesOfWeights(network(2)));
  });

  test("a symbolic link stays one, and a file keeps its permissions", async () => {
    const path = join(directory, "real.model");
    await saveModel(network(1), path);
    await chmod(path, 0o600);
    await symlink(path, join(directory, "latest.model"));
    await saveModel(network(2), join(directory, "latest.model"));
    expect(bytesOfWeights(await loadModel(path))).toEqual(bytesOfWeights(network(2)));
    expect((await lstat(join(directory, "latest.model"))).isSymbolicLink()).toBe(true);
    if (process.platform !== "win32") expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("saving several times at once leaves one whole file", async () => {
    const path = join(directory, "a.model");
    await Promise.all([1, 2, 3, 4].map((seed) => saveModel(network(seed), path)));
    const files = [1, 2, 3, 4].map((seed) => network(seed).toBytes());
    expect(files).toContainEqual(new Uint8Array(await readFile(path)));
    expect(await readdir(directory)).toEqual(["a.model"]);
  });

  test("a missing file, and one that is no model", async () => {
    await expect(loadModel(join(directory, "none.model"))).rejects.toThrow(NotFoundError);
    await writeFile(join(directory, "text.model"), "no model at all");
    await expect(loadModel(join(directory, "text.model"))).rejects.toThrow(FormatError);
    await expect(loadModel(join(directory, "text.model"))).rejects.toThrow("text.model");
  });

  test("a file that was cut anywhere is refused", async () => {
    const path = join(directory, "cut.model");
    const bytes = network(1).toBytes();
    for (let length = 0; length < bytes.length; length += 97) {
      await writeFile(path, bytes.subarray(0, length));
      await expect(loadModel(path)).rejects.toThrow(FormatError);
    }
  });

  test("a directory in the file's place is a FileSystemError", async () => {
    const path = join(directory, "taken");
    await mkdir(join(path, "inside"), { recursive: true });
    await expect(saveModel(network(1), path)).rejects.toThrow(FileSystemError);
    await expect(loadModel(path)).rejects.toThrow(FileSystemError);
    expect(await readdir(directory)).toEqual(["taken"]);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "a directory that must not be written is a FileSystemError",
    async () => {
      await chmod(directory, 0o500);
      await expect(saveModel(network(1), join(directory, "a"))).rejects.toThrow(FileSystemError);
      await chmod(directory, 0o700);
    },
  );

  test.each([
    ["an empty text", ""],
    ["another kind of URL", new URL("https://example.org/a.model")],
    ["a file: URL with a host", new URL("file://host/a.model")],
    ["a file: URL as text", "file:///tmp/a.model"],
    ["a number", 3],
  ])("%s is no path", async (_, path) => {
    await expect(saveModel(network(1), path as string)).rejects.toThrow(ArgumentError);
    await expect(loadModel(path as string)).rejects.toThrow(ArgumentError);
  });

  test("a model that can't be saved leaves the old file", async () => {
    const path = join(directory, "a.model");
    await saveModel(network(1), path);
    const refusing = {
      toBytes(): Uint8Array {
        throw new ArgumentError({ where: "toBytes", expected: "a", received: "b" });
      },
    };
    await expect(saveModel(refusing, path)).rejects.toThrow(ArgumentError);
    expect(bytesOfWeights(await loadModel(path))).toEqual(bytesOfWeights(network(1)));
  });
});

describe("saveWeights and loadWeights", () => {
  for (const name of ["weights.npz", "weights.safetensors", "WEIGHTS.NPZ"]) {
    for (const names of ["numbered", "layers"] as const) {
      test(`the weights come back from ${name} with ${names} names`, async () => {
        const path = join(directory, name);
        await saveWeights(network(1), path, { names });
        const model = network(2);
        await loadWeights(model, path, { names });
        expect(bytesOfWeights(model)).toEqual(bytesOfWeights(network(1)));
      });
    }
  }

  test("another ending is refused", async () => {
    const path = join(directory, "weights.h5");
    await expect(saveWeights(network(1), path)).rejects.toThrow(/\.npz or \.safetensors/);
    await expect(loadWeights(network(1), path)).rejects.toThrow(ArgumentError);
  });

  test("weights of another network change nothing, and the error names the file", async () => {
    const path = join(directory, "weights.npz");
    await saveWeights(network(1, [4, 5, 2]), path);
    const model = network(2);
    await expect(loadWeights(model, path)).rejects.toThrow(ShapeError);
    await expect(loadWeights(model, path)).rejects.toThrow("weights.npz");
    expect(bytesOfWeights(model)).toEqual(bytesOfWeights(network(2)));
  });

  test("a missing file", async () => {
    await expect(loadWeights(network(1), join(directory, "a.npz"))).rejects.toThrow(NotFoundError);
  });
});
