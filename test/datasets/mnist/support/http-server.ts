import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";

/** How a server answers one request. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server on this machine, on a port of its own. */
export interface TestServer {
  /** Ends with a slash. */
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Starts a server; `answer` gives for each path and count of requests so far what it does. */
export async function startServer(
  answer: (path: string, count: number) => Answer,
): Promise<TestServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    requests.push(path);
    answer(path, requests.length)(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A URL where no one listens. */
export async function closedUrl(): Promise<string> {
  const server = await startServer(() => status(500));
  await server.close();
  return server.url;
}

export const send =
  (bytes: Uint8Array): Answer =>
  (response) =>
    response.end(bytes);

/** Sends the bytes in two pieces, and no length beforehand. */
export const sendInPieces =
  (bytes: Uint8Array): Answer =>
  (response) => {
    response.write(bytes.subarray(0, 1), () => response.end(bytes.subarray(1)));
  };

export const status =
  (code: number): Answer =>
  (response) => {
    response.statusCode = code;
    response.end(`status ${code}`);
  };

export const redirect =
  (location: string): Answer =>
  (response) => {
    response.writeHead(302, { location }).end();
  };

/** Never answers. */
export const silence: Answer = () => undefined;

/** Declares the whole length, sends half, then nothing more. */
export const stallHalfway =
  (bytes: Uint8Array): Answer =>
  (response) => {
    response.writeHead(200, { "content-length": bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2));
  };

/** Declares the whole length, sends half, then breaks the connection. */
export const cutOffHalfway =
  (bytes: Uint8Array): Answer =>
  (response) => {
    response.writeHead(200, { "content-length": bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  };

/** Declares a length of its own choice, and sends the bytes. */
export const sendDeclaring =
  (length: number, bytes: Uint8Array): Answer =>
  (response) => {
    response.strictContentLength = false;
    response.writeHead(200, { "content-length": length });
    response.end(bytes);
  };

/** Sends without end, and no length beforehand; for as long as anyone receives it. */
export const sendForever: Answer = (response) => {
  const piece = new Uint8Array(65_536);
  const more = (): void => {
    if (!response.destroyed) response.write(piece, more);
  };
  more();
};
