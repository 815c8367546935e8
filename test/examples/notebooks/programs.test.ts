import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ndarray from "ndarray";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { syntheticMnist, writeIdx } from "../../../src/datasets/index.js";

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const timeout = 120_000;

/** Drawn digits in files such as MNIST's, so that these tests run where MNIST is not. */
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "ndnet-notebooks-"));
  const pictures = { trainCount: 150, testCount: 120, normalize: false, flatten: false } as const;
  const { train, test } = syntheticMnist(pictures);
  for (const [part, { images, labels }] of Object.entries({ train, t10k: test })) {
    await writeFile(join(directory, `${part}-images-idx3-ubyte`), writeIdx(images));
    await writeFile(join(directory, `${part}-labels-idx1-ubyte`), writeIdx(ndarray(labels)));
  }
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

async function start(
  program: string,
  args: readonly string[],
  mnistDirectory = directory,
): Promise<Outcome> {
  const file = join("examples", "notebooks", `${program}.ts`);
  const settings = { cwd: repository, env: { ...process.env, MNIST_DIR: mnistDirectory } };
  return new Promise((resolve) => {
    const command = ["--import", "tsx", file, ...args];
    execFile(process.execPath, command, settings, (error, output, errors) => {
      const code = typeof error?.code === "number" ? error.code : Number(error !== null);
      resolve({ code, output, errors });
    });
  });
}

/** What each program prints with `--iterations 1 --rows 100`. */
const outputs = {
  "784-784-10-relu": [
    /^Iteration: 1, Train Loss: \d+\.\d\d, Train Acc: \d\.\d\d, Val Acc: \d\.\d\d$/m,
    /^Best iteration: 1, Val Acc: \d\.\d\d$/m,
    /^Test Acc: \d\.\d\d$/m,
    /^Target( +\d){20}\nPrediction( +\d){20}\nCorrect( +[TF]){20}$/m,
  ],
  "784-128-64-10-relu": [
    /^Iteration: 0, Accuracy: \d\.\d{4}$/m,
    /^Test accuracy after 1 iterations: \d\.\d{4}$/m,
  ],
  "784-25-10-tanh-l2": [
    /^1 passes, learning rate 0.001, L2 0.05\nPass: 1, Loss: \d+\.\d{4}$/m,
    /^1 passes, learning rate 0.0001, L2 0.02\nPass: 1, Loss: \d+\.\d{4}$/m,
    /^Train accuracy: \d\.\d{4}\nTest accuracy: \d\.\d{4}\n$/m,
  ],
  "784-100-10-sigmoid": [/^Iterations {2}Test accuracy\n {9}1 {9}\d\.\d{4}\n$/],
  "784-10-10-relu": [
    /^Iteration: 0, Accuracy: \d\.\d{4}\nDevelopment accuracy: \d\.\d{4}$/m,
    /^Prediction: \d, Label: \d\n([ ▀▄█░▒▓.:=+*#%@-]{0,28}\n){14}/m,
  ],
};

const programs = Object.keys(outputs) as (keyof typeof outputs)[];

describe.each(programs)("the program %s", (program) => {
  it(
    "says before training where pictures can't be written",
    async () => {
      const args = ["--iterations", "1", "--rows", "100", "--pictures", "package.json/pictures"];
      const { code, output, errors } = await start(program, args);
      expect({ code, output }).toEqual({ code: 1, output: "" });
      expect(errors).toMatch(/^--pictures: expected a directory that can be made or written to/);
      expect(errors).not.toContain("    at ");
    },
    timeout,
  );

  it(
    "trains with few iterations and rows, in float32 too",
    async () => {
      const args = ["--iterations", "1", "--rows", "100", "--seed", "3", "--dtype", "float32"];
      const { code, output, errors } = await start(program, args);
      expect({ code, errors }).toEqual({ code: 0, errors: "" });
      for (const part of outputs[program]) expect(output).toMatch(part);
    },
    timeout,
  );

  it(
    "explains its options with --help, and refuses one that it doesn't have",
    async () => {
      const help = await start(program, ["--help"]);
      expect(help.code).toBe(0);
      for (const option of ["iterations", "seed", "dtype", "rows"]) {
        expect(help.output).toMatch(
          new RegExp(`^  --${option} <\\w+> +.+ \\(default: .+\\)$`, "m"),
        );
      }
      const refused = await start(program, ["--learning-rate", "1"]);
      expect(refused).toMatchObject({ code: 1, output: "" });
      expect(refused.errors).toContain("Unknown option '--learning-rate'");
      expect(refused.errors).toContain("Run with --help");
    },
    timeout,
  );
});

describe("a notebook program", () => {
  it.each([
    [["--iterations", "0"], "--iterations: expected a whole number of at least 1, received 0."],
    [["--iterations", "1.5"], "--iterations: expected a whole number of at least 1, received 1.5."],
    [
      ["--iterations", ""],
      "--iterations: expected a whole number of at least 1, received nothing.",
    ],
    [["--iterations"], "Option '--iterations <value>' argument missing"],
    [["--seed", "4294967296"], "--seed: expected a whole number from 0 to 4294967295, received"],
    [["--dtype", "float16"], "--dtype: expected float32 or float64, received float16."],
    [["--rows", "99"], "--rows: expected a whole number from 100 to 60000, received 99."],
    [["--dims", "784,0,10"], "--dims: expected widths from 784 to 10, such as 784,128,64,10"],
    [["--dims", "100,10"], "--dims: expected widths from 784 to 10, such as 784,128,64,10"],
    [["digits"], "Unexpected argument 'digits'"],
  ])(
    "refuses %j, saying what it expects",
    async (args, message) => {
      const { code, output, errors } = await start("784-128-64-10-relu", args);
      expect({ code, output }).toEqual({ code: 1, output: "" });
      expect(errors).toContain(message);
      expect(errors.trim().split("\n")).toHaveLength(1);
    },
    timeout,
  );

  it(
    "says where it looked for MNIST when the files are not there",
    async () => {
      const nowhere = join(directory, "nowhere");
      const { code, errors } = await start("784-10-10-relu", ["--correct"], nowhere);
      expect(code).toBe(1);
      expect(errors).toContain(nowhere);
      expect(errors.trim().split("\n")).toHaveLength(1);
    },
    timeout,
  );
});
