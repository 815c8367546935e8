import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadFashionMnist } from "../../../src/datasets/mnist/load-fashion-mnist.js";
import { loadKmnist } from "../../../src/datasets/mnist/load-kmnist.js";
import { ArgumentError, NotFoundError } from "../../../src/errors/index.js";
import { rejected } from "../support/thrown.js";
import { startServer } from "./support/http-server.js";
import { goodMirror, tinyChecksums, tinyFileNames, tinyFiles } from "./support/tiny-dataset.js";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ndnet-images-"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true });
});

describe.each([
  ["loadFashionMnist", loadFashionMnist, "FASHION_MNIST_DIR"],
  ["loadKmnist", loadKmnist, "KMNIST_DIR"],
] as const)("%s", (name, load, variable) => {
  const writeFiles = async (): Promise<void> => {
    for (const file of tinyFileNames) await writeFile(join(directory, file), tinyFiles[file]);
  };

  it("reads the option's or the variable's directory with the options of loadMnist", async () => {
    await writeFiles();
    const fromOption = await load({ directory, normalize: false, oneHot: true, dtype: "float64" });
    expect(fromOption.train.images.data).toBeInstanceOf(Uint8Array);
    expect(fromOption.train.labels.shape).toEqual([2, 10]);
    vi.stubEnv(variable, directory);
    expect((await load()).train.labels).toEqual(Uint8Array.of(9, 0));
  });

  it("does not read the directory of MNIST", async () => {
    await writeFiles();
    vi.stubEnv("MNIST_DIR", directory);
    vi.stubEnv(variable, "");
    expect(await rejected(load())).toBeInstanceOf(NotFoundError);
  });

  it("says without a directory that it knows no checksums, and what to pass", async () => {
    vi.stubEnv(variable, "");
    const error = await rejected(load({ cacheDirectory: directory }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.received).toContain(variable);
    expect(error.fix).toContain(`${name}({ directory })`);
    expect(error.fix).toContain(`${name}({ mirrors, checksums })`);
  });

  it("downloads with the mirrors and checksums that are passed, and wants both", async () => {
    vi.stubEnv(variable, "");
    const server = await startServer(goodMirror);
    const options = { mirrors: [server.url], cacheDirectory: directory };
    expect(await rejected(load(options))).toBeInstanceOf(ArgumentError);
    const { test } = await load({ ...options, checksums: tinyChecksums });
    expect(test.labels).toEqual(Uint8Array.of(4));
    await server.close();
    expect((await load({ ...options, checksums: tinyChecksums })).test).toEqual(test);
  });
});
