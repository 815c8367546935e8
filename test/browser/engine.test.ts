import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordedChecksums } from "../backends/wasm/support/recorded-checksums.js";
import type { Checksums, EngineReport, Program } from "./programs/engine.js";
import { launchChromium } from "./support/chromium.js";
import { complaintsOf } from "./support/complaints.js";
import type { LocalServer } from "./support/local-server.js";
import { servePage } from "./support/serve-page.js";

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);

afterAll(async () => {
  await browser.close();
});

describe.each([
  ["a cross-origin isolated page", true],
  ["a page that is not isolated", false],
])("in %s", (_, isolated) => {
  let server: LocalServer;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    server = await servePage("engine", { isolated });
    page = await browser.newPage();
    complaints = complaintsOf(page, server.url);
    await page.goto(server.url);
    await page.waitForFunction("typeof program === 'object'");
  }, 60_000);

  afterAll(async () => {
    await page.close();
    await server.stop();
  });

  it("the main thread computes by WebAssembly SIMD, on one thread, and says why", async () => {
    const report = await inPage("report");
    expect(report).toEqual({
      backend: "wasm",
      reason: "the platform has WebAssembly SIMD; one thread",
      threads: 1,
      isolated,
    });
  });

  it("a worker uses the machine's threads where memory can be shared, and one elsewhere", async () => {
    const report = (await inWorker("report")) as EngineReport;
    const parallelism = await page.evaluate<number>("navigator.hardwareConcurrency");
    expect(report.backend).toBe("wasm");
    expect(report.threads).toBe(isolated ? parallelism : 1);
  });

  it.each(recordedChecksums)(
    "training on %s inputs in %s gives the bits that it gives in Node",
    async (inputs, dtype, weights, losses) => {
      const checksums = (await inPage("train", inputs, dtype)) as Checksums;
      expect(checksums).toEqual({ weights, losses, helpedChunks: 0 });
    },
    60_000,
  );

  it("three threads of a worker, where they can be had, give the same bits", async () => {
    const [inputs, dtype, weights, losses] = recordedChecksums[0]!;
    const checksums = (await inWorker("train", inputs, dtype, 3)) as Checksums;
    expect([checksums.weights, checksums.losses]).toEqual([weights, losses]);
  }, 60_000);

  it("a worker's helping threads take part where memory can be shared", async () => {
    expect(await inWorker("share", 3)).toBe(isolated);
  }, 60_000);

  it("nothing was written to the console as an error, and no request left for another host", () => {
    expect(complaints).toEqual([]);
  });

  async function inPage(method: keyof Program, ...args: readonly unknown[]): Promise<unknown> {
    return page.evaluate(`program.${method}(...${JSON.stringify(args)})`);
  }

  /** Runs a method of the program in a worker of the page. */
  async function inWorker(method: keyof Program, ...args: readonly unknown[]): Promise<unknown> {
    return page.evaluate(`new Promise((resolve, reject) => {
      const worker = new Worker("/program.js", { type: "module" });
      worker.onmessage = ({ data: { result, failure } }) => {
        worker.terminate();
        if (failure === undefined) resolve(result);
        else reject(new Error(failure));
      };
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(${JSON.stringify([method, args])});
    })`);
  }
});
