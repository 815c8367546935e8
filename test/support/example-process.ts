import { spawn } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ndarray from "ndarray";
import { syntheticMnist, writeIdx } from "ndnet/datasets";

/** What a process wrote, and its exit status. */
export interface ProcessResult {
  readonly output: string;
  readonly errors: string;
  readonly status: number | null;
}

const emptyCache = join(tmpdir(), "ndnet-tests-have-no-cache");

/** A module after which no address is found. */
const withoutNetwork = `data:text/javascript,${encodeURIComponent(
  'globalThis.fetch = async () => { throw new TypeError("fetch failed", { cause: Object.assign(new Error("no network"), { code: "ENOTFOUND" }) }); };',
)}`;

const repository = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs Node with `tsx` in the repository, so that a program resolves `ndnet` as the examples do.
 *
 * @param mnistDirectory Value of `MNIST_DIR`, which is unset without it.
 * @param hasNetwork Whether the program may fetch from servers of the test.
 */
export async function runNode(
  nodeArguments: readonly string[],
  mnistDirectory?: string,
  hasNetwork = false,
): Promise<ProcessResult> {
  const environment = { ...process.env };
  delete environment["MNIST_DIR"];
  if (mnistDirectory !== undefined) environment["MNIST_DIR"] = mnistDirectory;
  // Tests neither download anything nor see what their user has downloaded.
  for (const cache of ["XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"]) environment[cache] = emptyCache;
  const imports = ["--import", "tsx", ...(hasNetwork ? [] : ["--import", withoutNetwork])];
  const child = spawn(process.execPath, [...imports, ...nodeArguments], {
    cwd: repository,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => output.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => errors.push(text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      resolve({ output: output.join(""), errors: errors.join(""), status });
    });
  });
}

/** A new directory with the four files of MNIST, which hold a few synthetic digits. */
export async function writeTinyMnist(trainCount: number, testCount: number): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "ndnet-mnist-"));
  const digits = syntheticMnist({ trainCount, testCount, normalize: false, flatten: false });
  for (const [prefix, { images, labels }] of [
    ["train", digits.train],
    ["t10k", digits.test],
  ] as const) {
    await writeFile(join(directory, `${prefix}-images-idx3-ubyte`), writeIdx(images));
    const labelArray = ndarray(labels, [labels.length]);
    await writeFile(join(directory, `${prefix}-labels-idx1-ubyte`), writeIdx(labelArray));
  }
  return directory;
}
