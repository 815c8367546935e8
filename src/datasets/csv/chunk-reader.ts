import { ArgumentError } from "../../errors/index.js";

/** Chunks of bytes that come one after another. */
export type ChunkSource =
  ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Reads a {@link ChunkSource} of any kind. */
export interface ChunkReader {
  next(): Promise<IteratorResult<Uint8Array, unknown>>;
  /** Tells the source that no more is wanted; rejections go unheard. */
  cancel(): void;
}

/**
 * A reader of `source`. A `ReadableStream` is read by its own reader, because not every browser
 * iterates over one.
 *
 * @throws {ArgumentError} when `source` is none of these, or a stream that something else reads.
 */
export function chunkReader(source: ChunkSource): ChunkReader {
  const received: unknown = source;
  if (typeof received === "object" && received !== null) {
    if ("getReader" in source) return streamReader(source);
    if (Symbol.asyncIterator in source) return iteratorReader(source[Symbol.asyncIterator]());
    if (Symbol.iterator in source) return iteratorReader(source[Symbol.iterator]());
  }
  throw sourceError(Object.prototype.toString.call(received).slice(8, -1));
}

function streamReader(stream: ReadableStream<Uint8Array>): ChunkReader {
  if (stream.locked) throw sourceError("a stream that something else reads");
  const reader = stream.getReader();
  return {
    next: () => reader.read(),
    cancel: () => unheard(() => reader.cancel()),
  };
}

function iteratorReader(iterator: AsyncIterator<Uint8Array> | Iterator<Uint8Array>): ChunkReader {
  return {
    next: async () => iterator.next(),
    cancel: () => unheard(() => iterator.return?.()),
  };
}

/** Runs what nobody waits for; an error of it has nobody to tell. */
function unheard(action: () => unknown): void {
  void Promise.resolve()
    .then(action)
    .catch(() => undefined);
}

function sourceError(received: string): ArgumentError {
  return new ArgumentError({
    where: "readLabelledCsv, source",
    expected: "a ReadableStream, or a synchronous or asynchronous iterable, of Uint8Arrays",
    received,
    fix: "What is there at once is read with parseLabelledCsv.",
  });
}
