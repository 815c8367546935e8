import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadImageSet } from "../../../src/datasets/mnist/load-image-set.js";
import { type LoadMnistOptions } from "../../../src/datasets/mnist/mnist.js";
import { AbortedError, FormatError, NotFoundError } from "../../../src/errors/index.js";
import { runNode } from "../../support/example-process.js";
import { rejected } from "../support/thrown.js";
import { FakeCaches } from "./support/fake-caches.js";
import { closedUrl, send, startServer, status, type TestServer } from "./support/http-server.js";
import {
  goodMirror,
  sha256Of,
  tinyDataset,
  tinyFileNames,
  tinyFiles,
} from "./support/tiny-dataset.js";

let cacheDirectory: string;
let server: TestServer;

beforeEach(async () => {
  cacheDirectory = await mkdtemp(join(tmpdir(), "ndnet-cache-"));
  server = await startServer(goodMirror);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await server.close();
  await rm(cacheDirectory, { recursive: true });
});

const noWait = (): Promise<void> => Promise.resolve();

const load = (options: LoadMnistOptions<true, false, "float32"> = {}, dataset = tinyDataset) =>
  loadImageSet(dataset, { cacheDirectory, mirrors: [server.url], ...options }, noWait);

describe("loadImageSet", () => {
  it("downloads the four files, each once, and loads the same from the cache", async () => {
    const first = await load();
    expect(first.train.labels).toEqual(Uint8Array.of(9, 0));
    expect(first.train.images.shape).toEqual([2, 784]);
    expect(first.test.images.get(0, 1)).toBe(Math.fround(8 / 255));
    expect((await readdir(cacheDirectory)).sort()).toEqual([...tinyFileNames].sort());
    expect(await load()).toEqual(first);
    expect(server.requests).toHaveLength(4);
  });

  it("reports each file's progress to its last byte", async () => {
    const last = new Map<string, number>();
    await load({ onProgress: ({ file, receivedBytes }) => last.set(file, receivedBytes) });
    const lengths = tinyFileNames.map((name) => [name, tinyFiles[name].length] as const);
    expect(last).toEqual(new Map(lengths));
  });

  it("looks in the directory alone where one is named, and downloads nothing", async () => {
    const directory = join(cacheDirectory, "none");
    expect(await rejected(load({ directory }))).toBeInstanceOf(NotFoundError);
    vi.stubEnv("NDNET_TEST_TINY_DIR", directory);
    expect((await rejected(load())).received).toBe(`none in ${directory} (NDNET_TEST_TINY_DIR)`);
    expect(server.requests).toEqual([]);
  });

  it("reads the variable's directory, whatever is in the cache", async () => {
    await load();
    const directory = await mkdtemp(join(tmpdir(), "ndnet-tiny-"));
    for (const name of tinyFileNames) {
      const label = name.includes("labels") ? Uint8Array.of(3) : Uint8Array.of();
      const content = new Uint8Array(gunzipSync(tinyFiles[name]));
      content.set(label, content.length - label.length);
      await writeFile(join(directory, name.slice(0, -3)), content);
    }
    vi.stubEnv("NDNET_TEST_TINY_DIR", directory);
    expect((await load()).test.labels).toEqual(Uint8Array.of(3));
    await rm(directory, { recursive: true });
  });

  it("names all places and every failure when it can get the files nowhere", async () => {
    await server.close();
    server = await startServer(() => status(404));
    const closed = await closedUrl();
    const error = await rejected(load({ mirrors: [server.url, closed] }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.where).toBe("loadTiny, train-labels");
    for (const part of [
      "no option directory",
      "no environment variable NDNET_TEST_TINY_DIR",
      `none in the cache ${cacheDirectory}`,
      `${server.url}: status 404`,
      `${closed}: fetch failed`,
    ]) {
      expect(error.received).toContain(part);
    }
    expect(error.fix).toContain("loadTiny({ directory })");
    expect(server.requests).toHaveLength(1);
  });

  it("says once, and how often, what a mirror answered several times", async () => {
    await server.close();
    server = await startServer(() => status(500));
    const { received } = await rejected(load({ maximumTries: 3 }));
    expect(received).toContain(`from the mirrors: ${server.url}: status 500 (3 times)`);
    expect(server.requests).toHaveLength(3);
  });

  it("names the file whose right bytes are no data set", async () => {
    const junk = new Uint8Array(10).fill(7);
    await server.close();
    server = await startServer(() => send(junk));
    const files = Object.fromEntries(
      tinyFileNames.map((name) => [name, { sha256: sha256Of(junk), length: 10 }]),
    ) as unknown as typeof tinyDataset.files;
    const error = await rejected(load({}, { ...tinyDataset, files }));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.where).toContain("train-labels-idx1-ubyte.gz");
  });

  it("throws an AbortedError before it looks anywhere when the signal was aborted before", async () => {
    expect(await rejected(load({ signal: AbortSignal.abort() }))).toBeInstanceOf(AbortedError);
    expect(server.requests).toEqual([]);
  });

  it("keeps the files that came whole, and no others, when the signal is aborted later", async () => {
    const controller = new AbortController();
    const promise = load({
      signal: controller.signal,
      onProgress: ({ file, receivedBytes }) => {
        if (file.startsWith("t10k-images") && receivedBytes > 0) controller.abort();
      },
    });
    expect(await rejected(promise)).toBeInstanceOf(AbortedError);
    const kept = tinyFileNames.filter((name) => !name.startsWith("t10k-images"));
    expect((await readdir(cacheDirectory)).sort()).toEqual([...kept].sort());
    await load();
    expect(server.requests.filter((path) => path.includes("t10k-images"))).toHaveLength(2);
    expect(server.requests).toHaveLength(5);
  });

  it("serves several processes at once, which all end well and leave the four files", async () => {
    const child = () =>
      runNode(
        ["test/datasets/mnist/support/load-in-child.ts", cacheDirectory, server.url],
        undefined,
        true,
      );
    const results = await Promise.all([child(), child(), child()]);
    for (const result of results) {
      expect(result).toEqual({ output: "9 0\n", errors: "", status: 0 });
    }
    expect((await readdir(cacheDirectory)).sort()).toEqual([...tinyFileNames].sort());
  });

  it("serves several calls of one process at once", async () => {
    const results = await Promise.all([load(), load(), load(), load()]);
    expect(results.every(({ test }) => test.labels[0] === 4)).toBe(true);
    expect((await readdir(cacheDirectory)).sort()).toEqual([...tinyFileNames].sort());
  });

  it("keeps the files in the Cache API where the platform is a browser", async () => {
    const caches = new FakeCaches();
    vi.stubGlobal("process", undefined);
    vi.stubGlobal("caches", caches);
    const first = await load();
    expect(caches.keys()).toHaveLength(4);
    expect(await load()).toEqual(first);
    expect(server.requests).toHaveLength(4);
    vi.unstubAllGlobals();
    expect(await readdir(cacheDirectory)).toEqual([]);
  });
});
