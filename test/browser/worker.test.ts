import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PageReport, WorkerProgram, WorkerReport } from "./programs/worker.js";
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
])("TrainingWorker in %s", (_, isolated) => {
  let server: LocalServer;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    const scripts = { "/script.js": "src/worker/script.ts" };
    server = await servePage("worker", { isolated, scripts });
    page = await browser.newPage();
    complaints = complaintsOf(page, server.url);
    await page.goto(server.url);
    await page.waitForFunction("typeof program === 'object'");
  }, 60_000);

  afterAll(async () => {
    await page.close();
    await server.stop();
  });

  it("gives the bits of training on the page, and uses all threads where it may", async () => {
    const report = (await inPage("train")) as WorkerReport;
    const parallelism = await page.evaluate<number>("navigator.hardwareConcurrency");
    expect(report).toEqual({
      ...{ threads: isolated ? parallelism : 1, epochs: [1, 2, 3] },
      ...{ isSame: true, predictionsAreSame: true, accuracy: report.accuracy },
    });
    expect(report.accuracy).toBeGreaterThan(0.8);
  }, 60_000);

  it("leaves the page its frames, none of its tasks takes 50 ms, and answers meanwhile", async () => {
    const report = (await inPage("watch", 1500)) as PageReport;
    expect(report.longTasks).toEqual([]);
    expect(report.frames).toBeGreaterThan(20);
    expect(report.reports).toBeGreaterThan(3);
    expect(report.predictions).toBeGreaterThan(10);
  }, 60_000);

  it("wrote nothing to the console as an error", () => {
    expect(complaints).toEqual([]);
  });

  it("says so when there is no script", async () => {
    expect(await inPage("missing")).toContain(
      "NotFoundError: TrainingWorker, worker: expected a worker whose script runs",
    );
  }, 60_000);

  async function inPage(
    method: keyof WorkerProgram,
    ...args: readonly unknown[]
  ): Promise<unknown> {
    return page.evaluate(`program.${method}(...${JSON.stringify(args)})`);
  }
});
