import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runNode, writeTinyMnist, type ProcessResult } from "../support/example-process.js";

const tiny = ["--rows", "60", "--epochs", "1"];
let mnist: string;

beforeAll(async () => {
  mnist = await writeTinyMnist(60, 20);
});

afterAll(async () => {
  await rm(mnist, { recursive: true });
});

describe.concurrent("01-quick-start", () => {
  it("without MNIST_DIR says that MNIST was not found, what to do, and trains on synthetic digits", async () => {
    const { output, errors, status } = await runNode(["examples/01-quick-start.ts", ...tiny]);
    expect(errors).toMatch(/^REAL MNIST WAS NOT FOUND\.$/m);
    expect(errors).toContain("MNIST_DIR=/path/to/mnist npm run mnist");
    expect(errors).toContain("trains on synthetic digits instead");
    expect(output).toContain("Data: synthetic digits, 60 to train on, 12 to test.");
    expect(output).toMatch(/^epoch 1\/1: loss \d+\.\d{4}, .* right, validation loss .* right \(/m);
    expect(output).toMatch(/^Test on synthetic digits: loss \d+\.\d{4}, \d+\.\d\d % right\.$/m);
    expect(status).toBe(0);
  });

  it("with MNIST_DIR trains on the files there, and says nothing of synthetic digits", async () => {
    const { output, errors, status } = await runNode(
      ["examples/01-quick-start.ts", ...tiny],
      mnist,
    );
    expect(errors).toBe("");
    expect(output).toContain("Data: MNIST, 60 to train on, 12 to test.");
    expect(output).toMatch(/^Total: 101,770 parameters in float32$/m);
    expect(output).toMatch(/^Test on MNIST: loss \d+\.\d{4}, \d+\.\d\d % right\.$/m);
    expect(output).not.toContain("synthetic");
    expect(status).toBe(0);
  });

  it("with an empty MNIST_DIR says where it looked before it draws synthetic digits", async () => {
    const empty = await mkdtemp(join(tmpdir(), "ndnet-empty-"));
    const { output, errors } = await runNode(["examples/01-quick-start.ts", ...tiny], empty);
    await rm(empty, { recursive: true });
    expect(errors).toContain(`none in ${empty} (MNIST_DIR)`);
    expect(output).toContain("Data: synthetic digits");
  });

  it("with damaged files in MNIST_DIR names the file and trains on nothing", async () => {
    const damaged = await writeTinyMnist(20, 20);
    await writeFile(join(damaged, "train-images-idx3-ubyte"), Uint8Array.of(0, 0, 8, 3, 0));
    const { output, errors, status } = await runNode(
      ["examples/01-quick-start.ts", ...tiny],
      damaged,
    );
    await rm(damaged, { recursive: true });
    expect(errors).toMatch(/^FormatError: .*train-images-idx3-ubyte: expected/);
    expect(output).not.toContain("epoch");
    expect(status).toBe(1);
  });
});

describe.concurrent("02-any-depth", () => {
  const run = async (...options: string[]): Promise<ProcessResult> =>
    runNode(["examples/02-any-depth.ts", ...tiny, ...options], mnist);

  it("builds the network of --dims in the type of --dtype", async () => {
    const { output, status } = await run("--dims", "784,24,16,10", "--dtype", "float64");
    expect(output).toMatch(/^5 +Dense +\[batch, 10\] +170$/m);
    expect(output).toMatch(/^Total: 19,410 parameters in float64$/m);
    expect(output).toContain("Test on MNIST");
    expect(status).toBe(0);
  });

  it("gives the same figures for the same --seed and others for another", async () => {
    const figures = async (seed: string): Promise<string | undefined> =>
      /loss \d+\.\d{4}/.exec((await run("--dims", "784,8,10", "--seed", seed)).output)?.[0];
    const [first, second, other] = await Promise.all([figures("7"), figures("7"), figures("8")]);
    expect(first).toBeDefined();
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  it.each([
    [["--dims", "784"], /^ArgumentError: mlp, dims: expected .*at least two widths/],
    [["--dims", "784,ten"], /^UsageError: --dims: expected numbers, received "ten"\.$/m],
    [["--dims", "100,10"], /^ShapeError: Dense .*expected shape \[batch, 100\]/],
    [["--rate=-1"], /^ArgumentError: SGD, learningRate: expected .* received -1\.$/m],
    [["--epochs", "1.5"], /^ArgumentError: fit, epochs: expected a whole number/],
    [["--batch-size", "0"], /^ArgumentError: fit, batchSize: expected a whole number/],
    [["--dtype", "float16"], /^ArgumentError: .*"float32" or "float64", received .*float16/],
    [["--depth", "3"], /^UsageError: .*'--depth'.*\n.*--dims 784,64,32,10 --epochs 2/],
  ])("answers %j with one line that names the option, and status 1", async (options, message) => {
    const { errors, status } = await run(...options);
    expect(errors).toMatch(message);
    expect(errors).not.toContain("    at ");
    expect(status).toBe(1);
  });
});

describe("03-your-own-classes", () => {
  it("finds every gradient right and trains with the classes", async () => {
    const { output, errors, status } = await runNode(
      ["examples/03-your-own-classes.ts", ...tiny],
      mnist,
    );
    expect(errors).toBe("");
    for (const subject of ["ScaleAndShift", "Softsign", "SquaredHinge", "The whole model"]) {
      expect(output).toMatch(new RegExp(`^${subject}: gradient right, \\d+ derivatives`, "m"));
    }
    expect(output).toMatch(/^Test on MNIST: \d+\.\d\d % right\.$/m);
    expect(status).toBe(0);
  });
});

describe.each(["01-quick-start", "02-any-depth", "03-your-own-classes"])("%s --help", (program) => {
  it("lists the options, and does nothing else", async () => {
    const file = `examples/${program}.ts`;
    const { output, errors, status } = await runNode([file, "--help"], mnist);
    expect(errors).toBe("");
    expect(output).toMatch(/^Options and their defaults: .*--epochs \d+.*\n$/);
    expect(status).toBe(0);
  });
});

describe("04-distorted-digits", () => {
  it("lists its options with --help", async () => {
    const { output, status } = await runNode(["examples/04-distorted-digits.ts", "--help"], mnist);
    expect(output).toMatch(/^ {2}--alpha <number> +strength .*\(default: 34\)$/m);
    expect(output).toMatch(/^ {2}--file <path> +.*\(default: distorted-digits\.png\)$/m);
    expect(output).not.toContain("Data:");
    expect(status).toBe(0);
  });

  it.each([
    [["--digits", "0"], /^--digits: expected a whole number of at least 1, received 0\.$/m],
    [["--digits", "2.5"], /^--digits: expected a whole number of at least 1, received 2\.5\.$/m],
    [["--alpha", "much"], /^--alpha: expected a number, received much\.$/m],
    [["--sigma", "0"], /^ImageAugmentation, elastic\.sigma: expected .* received 0\.$/m],
    [["--digits", "1", "--file", "/no/such/x.png"], /^--file: expected a file .*ENOENT/m],
  ])("answers %j with one line that names the option, and status 1", async (options, message) => {
    const file = join(mnist, "unwritten.png");
    const { errors, status } = await runNode(
      ["examples/04-distorted-digits.ts", "--file", file, ...options],
      mnist,
    );
    expect(errors).toMatch(message);
    expect(errors).not.toContain("    at ");
    expect(status).toBe(1);
  });

  it("writes a picture of every digit in all epochs", async () => {
    const file = join(mnist, "distorted.png");
    const options = ["--digits", "5", "--file", file];
    const { output, errors, status } = await runNode(
      ["examples/04-distorted-digits.ts", ...options],
      mnist,
    );
    expect(errors).toBe("");
    expect(output).toContain(`${file} shows 5 digits, each in 11 epochs.`);
    // Width and height, in the first chunk: twelve and five tiles of 56 pixels with gaps of one.
    const png = await readFile(file);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([12 * 57 - 1, 5 * 57 - 1]);
    expect(status).toBe(0);
  });
});
