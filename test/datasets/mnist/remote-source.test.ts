import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { downloadSettings } from "../../../src/datasets/mnist/download-options.js";
import { type Absence, type NamedBytes } from "../../../src/datasets/mnist/mnist-source.js";
import { remoteSource } from "../../../src/datasets/mnist/remote-source.js";
import { AbortedError } from "../../../src/errors/index.js";
import { rejected } from "../support/thrown.js";
import {
  closedUrl,
  sendForever,
  stallHalfway,
  startServer,
  type Answer,
  type TestServer,
} from "./support/http-server.js";
import { goodMirror, tinyChecksums, tinyDataset, tinyFiles } from "./support/tiny-dataset.js";

type Options = Parameters<typeof downloadSettings>[0];

const fileName = "t10k-images-idx3-ubyte.gz";
const content = tinyFiles[fileName];

let directory: string;
let cacheDirectory: string;
let server: TestServer | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ndnet-cache-"));
  cacheDirectory = join(directory, "deep", "cache");
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await server?.close();
  server = undefined;
  await rm(directory, { recursive: true });
});

/** Reads one file of the tiny set; `dataset` may differ from it. */
async function read(options: Options, dataset = tinyDataset): Promise<NamedBytes | Absence> {
  const settings = downloadSettings({ cacheDirectory, ...options }, dataset);
  const source = remoteSource(dataset, settings, () => Promise.resolve());
  return source.read("t10k-images");
}

async function mirrors(answer: (path: string) => Answer = goodMirror): Promise<string[]> {
  server = await startServer(answer);
  return [server.url];
}

async function writeCached(bytes: Uint8Array): Promise<void> {
  await mkdir(cacheDirectory, { recursive: true });
  await writeFile(join(cacheDirectory, fileName), bytes);
}

const cachedFiles = (): Promise<string[]> => readdir(cacheDirectory);
const cachedBytes = async (): Promise<Uint8Array> =>
  Uint8Array.from(await readFile(join(cacheDirectory, fileName)));

function reasonOf(found: NamedBytes | Absence): string {
  if ("bytes" in found) throw new Error("the file was found");
  return found.reason;
}

describe("remoteSource", () => {
  it("downloads a file once, and finds it in the cache from then on", async () => {
    const path = `${cacheDirectory}/${fileName}`;
    const options = { mirrors: await mirrors() };
    expect(await read(options)).toEqual({ name: path, bytes: content });
    expect(await cachedFiles()).toEqual([fileName]);
    const again = await read(options);
    expect(again).toMatchObject({ name: path });
    expect("bytes" in again && Uint8Array.from(again.bytes)).toEqual(content);
    expect(server?.requests).toEqual([`/${fileName}`]);
  });

  it("finds a file in the cache without a network, and with download: false", async () => {
    await writeCached(content);
    expect(await read({ mirrors: [await closedUrl()] })).toHaveProperty("bytes");
    expect(await read({ download: false })).toHaveProperty("bytes");
  });

  it("asks no mirror with download: false", async () => {
    const options = { mirrors: await mirrors(), download: false };
    const reason = reasonOf(await read(options));
    expect(reason).toContain(`none in the cache ${cacheDirectory}`);
    expect(reason).toContain("the option download is false");
    expect(server?.requests).toEqual([]);
  });

  it.each([
    ["other bytes of the same length", content.map((byte) => 255 - byte)],
    ["a part", content.subarray(0, 100)],
    ["nothing", new Uint8Array(0)],
    ["too much", new Uint8Array([...content, 0])],
  ])("notices a cached file that holds %s, says so, and fetches it again", async (_, damaged) => {
    await writeCached(damaged);
    const warnings: string[] = [];
    const options = {
      mirrors: await mirrors(),
      onWarning: (warning: string) => warnings.push(warning),
    };
    expect(await read(options)).toMatchObject({ bytes: content });
    expect(await cachedBytes()).toEqual(content);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`${cacheDirectory}/${fileName}`);
  });

  it("keeps a damaged cached file, and says that there is one, where no mirror helps", async () => {
    await writeCached(content.map((byte) => 255 - byte));
    const reason = reasonOf(await read({ mirrors: [await closedUrl()] }));
    expect(reason).toContain(`a damaged file (its SHA-256 is wrong) in the cache`);
    expect(reason).toContain("ECONNREFUSED");
    expect(await cachedFiles()).toEqual([fileName]);
  });

  it("leaves a damaged cached file where it is with download: false", async () => {
    await writeCached(Uint8Array.of(1));
    expect(reasonOf(await read({ download: false }))).toContain("a damaged file");
    expect(await cachedFiles()).toEqual([fileName]);
  });

  it("uses the bytes though the cache can't be written, and says so", async () => {
    await writeFile(join(directory, "file"), "");
    const warnings: string[] = [];
    const found = await read({
      cacheDirectory: join(directory, "file"),
      mirrors: await mirrors(),
      onWarning: (warning) => warnings.push(warning),
    });
    expect(found).toEqual({ name: fileName, bytes: content });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("can't be kept");
  });

  it.skipIf(process.getuid?.() === 0)("does so in a directory without permission", async () => {
    await mkdir(cacheDirectory, { recursive: true });
    await chmod(cacheDirectory, 0o500);
    expect(await read({ mirrors: await mirrors() })).toEqual({ name: fileName, bytes: content });
    await chmod(cacheDirectory, 0o700);
    expect(await cachedFiles()).toEqual([]);
  });

  it("uses the bytes though a directory stands where the cached file should", async () => {
    await mkdir(join(cacheDirectory, fileName), { recursive: true });
    expect(await read({ mirrors: await mirrors() })).toEqual({ name: fileName, bytes: content });
    expect(await cachedFiles()).toEqual([fileName]);
  });

  it.each<[string, Answer]>([
    ["stalls", stallHalfway(content)],
    ["never ends", sendForever],
  ])("leaves no file when the signal is aborted while a mirror %s", async (_, answer) => {
    const controller = new AbortController();
    const dataset = { ...tinyDataset, files: undefined };
    const error = await rejected(
      read(
        {
          mirrors: await mirrors(() => answer),
          checksums: tinyChecksums,
          signal: controller.signal,
          onProgress: ({ receivedBytes }) => receivedBytes > 0 && controller.abort(),
        },
        dataset,
      ),
    );
    expect(error).toBeInstanceOf(AbortedError);
    await expect(cachedFiles()).rejects.toThrow("ENOENT");
  });

  it("leaves no part of a file when the signal is aborted behind its last byte", async () => {
    const controller = new AbortController();
    const error = await rejected(
      read({
        mirrors: await mirrors(),
        signal: controller.signal,
        onProgress: ({ receivedBytes, totalBytes }) =>
          receivedBytes === totalBytes && setImmediate(() => controller.abort()),
      }),
    );
    expect(error).toBeInstanceOf(AbortedError);
    const files = await cachedFiles().catch(() => []);
    expect(files.every((name) => name === fileName)).toBe(true);
  });

  it("throws an AbortedError when the signal is aborted while the file is kept", async () => {
    const controller = new AbortController();
    const options = { mirrors: await mirrors(), signal: controller.signal };
    const put = (): Promise<void> => {
      controller.abort();
      return Promise.resolve();
    };
    const cache = { match: () => Promise.resolve(undefined), put };
    vi.stubGlobal("process", undefined);
    vi.stubGlobal("caches", { open: () => Promise.resolve(cache) });
    expect(await rejected(read(options))).toBeInstanceOf(AbortedError);
  });

  it("takes the caller's checksums before the data set's own", async () => {
    const options = { mirrors: await mirrors() };
    const other = { ...tinyChecksums, [fileName]: "0".repeat(64) };
    expect(reasonOf(await read({ ...options, checksums: other }))).toContain("other bytes");
    const unknown = { ...tinyDataset, files: undefined };
    const upperCase = { ...tinyChecksums, [fileName]: tinyChecksums[fileName].toUpperCase() };
    expect(await read({ ...options, checksums: upperCase }, unknown)).toHaveProperty("bytes");
  });

  it("neither downloads nor reads the cache without checksums", async () => {
    await writeCached(content);
    const unknown = { ...tinyDataset, files: undefined, mirrors: await mirrors() };
    expect(reasonOf(await read({}, unknown))).toContain("no checksums to download with");
    expect(server?.requests).toEqual([]);
  });

  it("says that there is no mirror where there is none", async () => {
    expect(reasonOf(await read({}))).toContain("no mirror to download from");
  });

  it("does without a cache where the platform has none", async () => {
    const options = { mirrors: await mirrors() };
    vi.stubGlobal("process", undefined);
    expect(await read(options)).toEqual({ name: fileName, bytes: content });
    vi.unstubAllGlobals();
    await expect(cachedFiles()).rejects.toThrow("ENOENT");
  });
});
