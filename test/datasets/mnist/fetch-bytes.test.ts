import { afterEach, describe, expect, it } from "vitest";
import {
  fetchBytes,
  type ByteRequest,
  type Transfer,
} from "../../../src/datasets/mnist/fetch-bytes.js";
import {
  closedUrl,
  cutOffHalfway,
  redirect,
  send,
  sendDeclaring,
  sendForever,
  sendInPieces,
  silence,
  stallHalfway,
  startServer,
  status,
  type Answer,
  type TestServer,
} from "./support/http-server.js";

const content = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);
let server: TestServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function fetchFrom(
  answer: (path: string) => Answer,
  options: Partial<ByteRequest> = {},
): Promise<Transfer> {
  server = await startServer(answer);
  return fetchBytes({
    url: `${server.url}file`,
    length: content.length,
    maximumBytes: content.length,
    timeoutMilliseconds: 5000,
    signal: undefined,
    onBytes: () => undefined,
    ...options,
  });
}

/** The failure of a transfer; the bytes that came instead fail the test. */
function failureOf(transfer: Transfer): { failure: string; mayPass: boolean } {
  if ("bytes" in transfer) throw new Error("the bytes came");
  return { failure: transfer.failure, mayPass: transfer.mayPass };
}

describe("fetchBytes", () => {
  it.each<[string, Answer]>([
    ["at once", send(content)],
    ["in pieces", sendInPieces(content)],
  ])("gives the bytes that come %s, and says how many are there", async (_, answer) => {
    const seen: [number, number | undefined][] = [];
    const transfer = await fetchFrom(() => answer, {
      onBytes: (received, total) => seen.push([received, total]),
    });
    expect(transfer).toEqual({ bytes: content });
    expect(seen[0]).toEqual([0, 1000]);
    expect(seen.at(-1)).toEqual([1000, 1000]);
    const counts = seen.map(([received]) => received);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });

  it("follows a redirect", async () => {
    const transfer = await fetchFrom((path) =>
      path === "/file" ? redirect("/elsewhere") : send(content),
    );
    expect(transfer).toEqual({ bytes: content });
    expect(server?.requests).toEqual(["/file", "/elsewhere"]);
  });

  it("gives up a redirect that goes in a circle", async () => {
    expect(failureOf(await fetchFrom(() => redirect("/file"))).failure).toContain("redirect");
    expect(server?.requests.length).toBeLessThan(30);
  });

  it.each([400, 403, 404, 410, 204])("takes status %i for final", async (code) => {
    expect(failureOf(await fetchFrom(() => status(code)))).toEqual({
      failure: `status ${code}`,
      mayPass: false,
    });
  });

  it.each([408, 425, 429, 500, 502, 503, 504])("takes status %i for passing", async (code) => {
    expect(failureOf(await fetchFrom(() => status(code)))).toEqual({
      failure: `status ${code}`,
      mayPass: true,
    });
  });

  it.each<[string, Answer]>([
    ["answers nothing", silence],
    ["stalls halfway", stallHalfway(content)],
  ])("gives up a server that %s after the time-out", async (_, answer) => {
    const start = performance.now();
    const transfer = await fetchFrom(() => answer, { timeoutMilliseconds: 150 });
    expect(failureOf(transfer)).toEqual({ failure: "no data for 150 ms", mayPass: true });
    expect(performance.now() - start).toBeGreaterThan(140);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it("counts the time-out from the last piece, so that a slow server may take longer", async () => {
    const slow: Answer = (response) => {
      let sent = 0;
      const timer = setInterval(() => {
        response.write(content.subarray(sent, sent + 200));
        sent += 200;
        if (sent < 1000) return;
        clearInterval(timer);
        response.end();
      }, 100);
    };
    expect(await fetchFrom(() => slow, { timeoutMilliseconds: 400 })).toEqual({ bytes: content });
  });

  it("takes a connection that is cut off halfway for passing", async () => {
    const { failure, mayPass } = failureOf(await fetchFrom(() => cutOffHalfway(content)));
    expect(failure).toContain("terminated");
    expect(mayPass).toBe(true);
  });

  it("takes an end before the known length for passing", async () => {
    const transfer = await fetchFrom(() => sendInPieces(content.subarray(0, 999)));
    expect(failureOf(transfer)).toEqual({ failure: "only 999 of 1000 bytes", mayPass: true });
  });

  it.each([999, 1001, 10 ** 12])("refuses a declared length of %i unread", async (length) => {
    const transfer = await fetchFrom(() => sendDeclaring(length, content));
    expect(failureOf(transfer)).toEqual({
      failure: `a file of ${length} bytes instead of 1000`,
      mayPass: false,
    });
  });

  it("refuses a declared length above the maximum where the length is not known", async () => {
    const options = { length: undefined, maximumBytes: 999 };
    expect(failureOf(await fetchFrom(() => send(content), options)).failure).toBe(
      "a file of 1000 bytes instead of at most 999",
    );
  });

  it("receives up to the maximum where neither side knows the length", async () => {
    const totals: (number | undefined)[] = [];
    const transfer = await fetchFrom(() => sendInPieces(content), {
      length: undefined,
      onBytes: (_, total) => totals.push(total),
    });
    expect(transfer).toEqual({ bytes: content });
    expect(new Set(totals)).toEqual(new Set([undefined]));
  });

  it("stops at the first piece beyond the maximum, and closes the connection", async () => {
    let isClosed = false;
    let sent = 0;
    const transfer = await fetchFrom(
      () => (response, request) => {
        response.on("close", () => (isClosed = true));
        sendForever(response, request);
      },
      { length: undefined, maximumBytes: 200_000, onBytes: (received) => (sent = received) },
    );
    expect(failureOf(transfer)).toEqual({ failure: "more than 200000 bytes", mayPass: false });
    expect(sent).toBeLessThanOrEqual(200_000);
    await expect.poll(() => isClosed).toBe(true);
  });

  it("takes a port where no one listens, and a name that no one has, for final", async () => {
    for (const url of [await closedUrl(), "http://mirror.invalid/"]) {
      const { failure, mayPass } = failureOf(await fetchFrom(() => silence, { url }));
      expect(failure).toMatch(/ECONNREFUSED|ENOTFOUND|EAI_AGAIN/);
      expect(mayPass).toBe(false);
      await server?.close();
    }
  });

  it.each<[string, Answer]>([
    ["before the answer", silence],
    ["in the middle of it", stallHalfway(content)],
  ])("ends at once when the signal is aborted %s", async (_, answer) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const start = performance.now();
    const transfer = await fetchFrom(() => answer, { signal: controller.signal });
    expect("failure" in transfer).toBe(true);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("asks no server when the signal was aborted before", async () => {
    const transfer = await fetchFrom(() => send(content), { signal: AbortSignal.abort() });
    expect("failure" in transfer).toBe(true);
    expect(server?.requests).toEqual([]);
  });

  it("passes on what onBytes throws, and closes the connection", async () => {
    let isClosed = false;
    const mistake = new Error("mistake");
    const transfer = fetchFrom(
      () => (response, request) => {
        response.on("close", () => (isClosed = true));
        stallHalfway(content)(response, request);
      },
      {
        onBytes: () => {
          throw mistake;
        },
      },
    );
    await expect(transfer).rejects.toBe(mistake);
    await expect.poll(() => isClosed).toBe(true);
  });
});
