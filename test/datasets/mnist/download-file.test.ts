import { afterEach, describe, expect, it } from "vitest";
import {
  downloadFile,
  type Download,
  type DownloadPlan,
  type DownloadProgress,
} from "../../../src/datasets/mnist/download-file.js";
import { AbortedError } from "../../../src/errors/index.js";
import { rejected } from "../support/thrown.js";
import {
  closedUrl,
  cutOffHalfway,
  redirect,
  send,
  sendDeclaring,
  silence,
  stallHalfway,
  startServer,
  status,
  type Answer,
  type TestServer,
} from "./support/http-server.js";
import { sha256Of } from "./support/tiny-dataset.js";

const file = "t10k-labels-idx1-ubyte.gz";
const content = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
const otherContent = content.map((byte) => 255 - byte);

let server: TestServer | undefined;
let waits: number[] = [];

afterEach(async () => {
  await server?.close();
  server = undefined;
  waits = [];
});

const plan = (mirrors: readonly string[], options: Partial<DownloadPlan> = {}): DownloadPlan => ({
  file,
  where: `loadTiny, ${file}`,
  sha256: sha256Of(content),
  length: content.length,
  mirrors,
  maximumBytes: 1000,
  maximumTries: 4,
  timeoutMilliseconds: 5000,
  signal: undefined,
  onProgress: undefined,
  wait: (milliseconds) => {
    waits.push(milliseconds);
    return Promise.resolve();
  },
  ...options,
});

/** Downloads from the mirrors a/ and b/, which give the next of their answers at each request. */
async function download(
  answers: { readonly a: readonly Answer[]; readonly b?: readonly Answer[] },
  options: Partial<DownloadPlan> = {},
): Promise<Download> {
  const counts = { a: 0, b: 0 };
  server = await startServer((path) => {
    const mirror = path.startsWith("/a/") ? "a" : "b";
    return answers[mirror]?.[counts[mirror]++] ?? status(418);
  });
  const mirrors = Object.keys(answers).map((mirror) => `${server?.url ?? ""}${mirror}/`);
  return downloadFile(plan(mirrors, options));
}

const asked = (): (string | undefined)[] => server?.requests.map((path) => path[1]) ?? [];

function failuresOf(result: Download): readonly string[] {
  if ("bytes" in result) throw new Error("the bytes came");
  return result.failures.map((failure) => failure.replace(server?.url ?? "", ""));
}

describe("downloadFile", () => {
  it("asks the second mirror only when the first one fails", async () => {
    expect(await download({ a: [send(content)], b: [] })).toEqual({ bytes: content });
    expect(server?.requests).toEqual([`/a/${file}`]);
  });

  it("tries a mirror again that answers 500, a second later", async () => {
    expect(await download({ a: [status(500), send(content)] })).toEqual({ bytes: content });
    expect(waits).toEqual([1000]);
  });

  it("waits 1, 2, 4, 8, 16, 30 and 30 seconds between the rounds", async () => {
    const a = Array.from({ length: 8 }, () => status(503));
    const result = await download({ a }, { maximumTries: 8 });
    expect(failuresOf(result)).toEqual(a.map(() => "a/: status 503"));
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it("goes round the mirrors, and counts the tries over all of them", async () => {
    const busy = Array.from({ length: 9 }, () => status(500));
    await download({ a: busy, b: busy }, { maximumTries: 5 });
    expect(asked()).toEqual(["a", "b", "a", "b", "a"]);
    expect(waits).toEqual([1000, 2000]);
  });

  it.each<[string, Answer]>([
    ["answers 404", status(404)],
    ["sends other bytes", send(otherContent)],
    ["sends bytes too many", send(new Uint8Array([...content, 0]))],
    ["declares another length", sendDeclaring(299, content)],
  ])("asks a mirror once that %s, and goes to the next without waiting", async (_, answer) => {
    const result = await download({ a: [answer], b: [status(500), send(content)] });
    expect(result).toEqual({ bytes: content });
    expect(asked()).toEqual(["a", "b", "b"]);
    expect(waits).toEqual([1000]);
  });

  it.each<[string, Answer]>([
    ["stalls", silence],
    ["stalls halfway", stallHalfway(content)],
    ["cuts off halfway", cutOffHalfway(content)],
    ["answers 503", status(503)],
  ])("comes back to a mirror that %s when no other has the file", async (_, answer) => {
    const options = { timeoutMilliseconds: 200 };
    const result = await download({ a: [answer, send(content)], b: [status(404)] }, options);
    expect(result).toEqual({ bytes: content });
    expect(asked()).toEqual(["a", "b", "a"]);
  });

  it("follows redirects to another place", async () => {
    const result = await download({ a: [redirect("/b/moved")], b: [send(content)] });
    expect(result).toEqual({ bytes: content });
  });

  it("lists every failure with its mirror", async () => {
    const result = await download({
      a: [status(500), send(otherContent)],
      b: [status(404)],
    });
    expect(failuresOf(result)).toEqual([
      "a/: status 500",
      "b/: status 404",
      `a/: other bytes, of SHA-256 ${sha256Of(otherContent)}`,
    ]);
  });

  it("gives up without waiting where no mirror can be reached", async () => {
    const start = performance.now();
    const mirrors = ["http://one.invalid/", "http://two.invalid/", await closedUrl()];
    const result = await downloadFile(plan(mirrors));
    expect(failuresOf(result)).toHaveLength(3);
    expect(waits).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("gives no failure and no bytes where there are no mirrors", async () => {
    expect(await downloadFile(plan([]))).toEqual({ failures: [], cause: undefined });
  });

  it("reports the progress of every try", async () => {
    const seen: DownloadProgress[] = [];
    await download(
      { a: [cutOffHalfway(content), send(content)] },
      { onProgress: (progress) => seen.push(progress) },
    );
    expect(seen.every((progress) => progress.file === file)).toBe(true);
    expect(seen.every(({ mirror }) => mirror === `${server?.url ?? ""}a/`)).toBe(true);
    expect(seen.every(({ totalBytes }) => totalBytes === 300)).toBe(true);
    expect(seen.filter(({ receivedBytes }) => receivedBytes === 0)).toHaveLength(2);
    expect(seen.at(-1)?.receivedBytes).toBe(300);
  });

  it("throws an AbortedError at once when the signal is aborted while data comes", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const error = await rejected(
      download(
        { a: [stallHalfway(content)], b: [send(content)] },
        {
          signal: controller.signal,
          onProgress: ({ receivedBytes }) => receivedBytes > 0 && controller.abort(reason),
        },
      ),
    );
    expect(error).toBeInstanceOf(AbortedError);
    expect(error.cause).toBe(reason);
    expect(error.where).toBe(`loadTiny, ${file}`);
    expect(asked()).toEqual(["a"]);
  });

  it("throws an AbortedError, and tries no more, when the signal is aborted between tries", async () => {
    const controller = new AbortController();
    const wait = (): Promise<void> => {
      controller.abort();
      return Promise.resolve();
    };
    const error = await rejected(
      download({ a: [status(500), send(content)] }, { signal: controller.signal, wait }),
    );
    expect(error).toBeInstanceOf(AbortedError);
    expect(asked()).toEqual(["a"]);
  });
});
