import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { parseLabelledCsv } from "../../../src/datasets/csv/parse-labelled-csv.js";
import { readLabelledCsv } from "../../../src/datasets/csv/read-labelled-csv.js";
import {
  AbortedError,
  ArgumentError,
  FormatError,
  NotFoundError,
} from "../../../src/errors/index.js";
import { rejected } from "../support/thrown.js";
import { csvBytes, cutAt } from "./support/csv-file.js";

const bytes = csvBytes('label,a,"b"\r\n1,20,255\r\n3,"4",50\r\n');
const whole = parseLabelledCsv(bytes);
const everywhere = Array.from(bytes.keys());

async function* asynchronously(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    await Promise.resolve();
    yield chunk;
  }
}

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

describe("readLabelledCsv", () => {
  it("reads every kind of source, cut at every place, as parseLabelledCsv reads one buffer", async () => {
    for (const places of [[], everywhere, ...everywhere.map((place) => [place])]) {
      const chunks = cutAt(bytes, places);
      for (const source of [chunks, asynchronously(chunks), streamOf(chunks)]) {
        const { labels, images } = await readLabelledCsv(source);
        expect(labels).toEqual(whole.labels);
        expect(images.shape).toEqual(whole.images.shape);
        expect(images.data).toEqual(whole.images.data);
      }
    }
  });

  it("reads a stream that is not iterable, as in some browsers", async () => {
    const stream = streamOf([bytes]);
    const source = { locked: false, getReader: () => stream.getReader() };
    const { labels } = await readLabelledCsv(source as unknown as ReadableStream<Uint8Array>);
    expect(labels).toEqual(whole.labels);
  });

  it("reads files and response bodies", async () => {
    const directory = await mkdtemp(join(tmpdir(), "ndnet-csv-"));
    const path = join(directory, "train.csv");
    try {
      await writeFile(path, bytes);
      const fromFile = await readLabelledCsv(createReadStream(path, { highWaterMark: 3 }));
      expect(fromFile.images.data).toEqual(whole.images.data);
      const web = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
      expect((await readLabelledCsv(web)).images.data).toEqual(whole.images.data);
    } finally {
      await rm(directory, { recursive: true });
    }
    const { body } = new Response(bytes.slice());
    expect((await readLabelledCsv(body!)).labels).toEqual(whole.labels);
  });

  it("passes its options on", async () => {
    const { images } = await readLabelledCsv([csvBytes("0.5,1")], {
      values: "float32",
      labels: false,
    });
    expect(images.data).toEqual(Float32Array.of(0.5, 1));
  });

  it("cancels the source at the first error, and names the place", async () => {
    let cancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(csvBytes("1,2\n1,x\n")),
      cancel: () => {
        cancelled = true;
      },
    });
    const error = await rejected(readLabelledCsv(stream, { name: "body" }));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.where).toBe("body, line 2, column 2");
    await Promise.resolve();
    expect(cancelled).toBe(true);

    let returned = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          await Promise.resolve();
          yield csvBytes("1,2\n");
        }
      } finally {
        returned = true;
      }
    }
    const limited = await rejected(readLabelledCsv(endless(), { maximumRows: 5 }));
    expect(limited).toBeInstanceOf(FormatError);
    await new Promise((resolve) => setTimeout(resolve));
    expect(returned).toBe(true);
  });

  it("refuses a file that ends within a row", async () => {
    const error = await rejected(readLabelledCsv(cutAt(csvBytes("1,2,3\n1,2"), [3])));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.where).toBe("CSV data, line 2, column 3");
  });

  it("is stopped by its signal before the first chunk, and between chunks", async () => {
    const reason = new Error("enough");
    const early = await rejected(readLabelledCsv([bytes], { signal: AbortSignal.abort(reason) }));
    expect(early).toBeInstanceOf(AbortedError);
    expect(early.cause).toBe(reason);

    const controller = new AbortController();
    async function* aborting(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield bytes;
      controller.abort(reason);
      yield bytes;
    }
    const late = await rejected(readLabelledCsv(aborting(), { signal: controller.signal }));
    expect(late).toBeInstanceOf(AbortedError);
    expect(late.cause).toBe(reason);
  });

  it("is stopped by its signal while it awaits a chunk that never comes", async () => {
    const waiting = [
      new ReadableStream<Uint8Array>({ pull: () => new Promise<void>(() => undefined) }),
      { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) },
    ];
    for (const source of waiting) {
      const controller = new AbortController();
      const error = rejected(readLabelledCsv(source, { signal: controller.signal }));
      setTimeout(() => controller.abort(), 5);
      expect(await error).toBeInstanceOf(AbortedError);
    }
  });

  it("says that it was aborted when the same signal makes the source fail", async () => {
    const controller = new AbortController();
    async function* failing(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield csvBytes("1,2\n");
      controller.abort();
      throw controller.signal.reason;
    }
    const error = await rejected(readLabelledCsv(failing(), { signal: controller.signal }));
    expect(error).toBeInstanceOf(AbortedError);
  });

  it("says that the source failed, with its error as the cause", async () => {
    const path = join(tmpdir(), "ndnet-no-such-file.csv");
    const error = await rejected(readLabelledCsv(createReadStream(path), { name: "train.csv" }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.where).toBe("train.csv");
    expect(error.cause).toMatchObject({ code: "ENOENT" });
  });

  it("leaves no listener on its signal", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...parameters: Parameters<typeof add>) => {
      listeners++;
      add(...parameters);
    };
    signal.removeEventListener = (...parameters: Parameters<typeof remove>) => {
      listeners--;
      remove(...parameters);
    };
    await readLabelledCsv(cutAt(bytes, everywhere), { signal });
    await Promise.resolve();
    expect(listeners).toBe(0);
  });

  it.each(["1,2", 7, undefined, null, {}, new ArrayBuffer(3)])(
    "refuses %o for a source",
    async (source) => {
      const error = await rejected(readLabelledCsv(source as Uint8Array[]));
      expect(error).toBeInstanceOf(ArgumentError);
    },
  );

  it("refuses a controller in place of its signal", async () => {
    const signal = new AbortController() as unknown as AbortSignal;
    expect(await rejected(readLabelledCsv([bytes], { signal }))).toBeInstanceOf(ArgumentError);
  });

  it("refuses a stream that something else reads, and chunks of text", async () => {
    const stream = streamOf([bytes]);
    stream.getReader();
    expect(await rejected(readLabelledCsv(stream))).toBeInstanceOf(ArgumentError);
    for (const chunk of ["1,2", undefined, 7]) {
      const chunks = [bytes, chunk] as Uint8Array[];
      expect(await rejected(readLabelledCsv(chunks))).toBeInstanceOf(ArgumentError);
    }
  });
});
