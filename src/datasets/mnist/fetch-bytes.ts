import { StallGuard } from "./stall-guard.js";
import { interruption, refusal, type TransferFailure } from "./transfer-failure.js";

/** What is fetched, and its bounds. */
export interface ByteRequest {
  readonly url: string;
  /** The only length that is right; `undefined` where it is not known. */
  readonly length: number | undefined;
  /** Most bytes that are received. */
  readonly maximumBytes: number;
  /** Longest time without data, connecting included. */
  readonly timeoutMilliseconds: number;
  readonly signal: AbortSignal | undefined;
  /** Called when the answer begins, and for every piece of it. */
  onBytes(receivedBytes: number, totalBytes: number | undefined): void;
}

/** Bytes that came, and why they didn't. */
export type Transfer = { readonly bytes: Uint8Array<ArrayBuffer> } | TransferFailure;

/**
 * Fetches a URL once. Follows redirects, and stops at the first byte too many.
 *
 * An aborted signal ends it at once, as a failure. Rejects only with what `onBytes` throws.
 */
export async function fetchBytes(request: ByteRequest): Promise<Transfer> {
  const guard = new StallGuard(request.timeoutMilliseconds, request.signal);
  try {
    const response = await answer(request, guard);
    if (!(response instanceof Response)) return response;
    const refused = refusal(response.status, contentLength(response), request);
    if (refused !== undefined) return refused;
    return await receive(response, request, guard);
  } finally {
    guard.end();
  }
}

async function answer(
  { url, timeoutMilliseconds }: ByteRequest,
  guard: StallGuard,
): Promise<Response | TransferFailure> {
  try {
    const { signal } = guard;
    return await globalThis.fetch(url, { signal, cache: "no-store", credentials: "omit" });
  } catch (error) {
    return interruption(error, guard.hasStalled, timeoutMilliseconds);
  }
}

async function receive(
  response: Response,
  request: ByteRequest,
  guard: StallGuard,
): Promise<Transfer> {
  const { length, maximumBytes, timeoutMilliseconds } = request;
  const totalBytes = length ?? contentLength(response);
  const pieces: Uint8Array[] = [];
  let received = 0;
  request.onBytes(received, totalBytes);
  guard.restart();
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const piece = await reader
      .read()
      .catch((error: unknown) => interruption(error, guard.hasStalled, timeoutMilliseconds));
    if ("failure" in piece) return piece;
    if (piece.done) break;
    received += piece.value.length;
    if (received > maximumBytes) {
      return { failure: `more than ${maximumBytes} bytes`, mayPass: false };
    }
    guard.restart();
    pieces.push(piece.value);
    request.onBytes(received, totalBytes);
  }
  if (length !== undefined && received < length) {
    return { failure: `only ${received} of ${length} bytes`, mayPass: true };
  }
  return { bytes: joined(pieces, received) };
}

/** The length that a response declares; `undefined` where it is compressed on its way, or silent. */
function contentLength({ headers }: Response): number | undefined {
  const declared = headers.get("content-length");
  if (declared === null || headers.has("content-encoding")) return undefined;
  return Number(declared);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let position = 0;
  for (const piece of pieces) {
    bytes.set(piece, position);
    position += piece.length;
  }
  return bytes;
}
