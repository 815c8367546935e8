import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WorkerReport } from "./programs/worker.js";
import { launchChromium } from "./support/chromium.js";
import { complaintsOf } from "./support/complaints.js";
import { servePage } from "./support/serve-page.js";

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);

afterAll(async () => {
  await browser.close();
});

/** What goes wrong in a page of this policy, and what its program gives where it starts. */
async function visit(
  contentSecurityPolicy: string,
): Promise<{ errors: readonly string[]; report: WorkerReport | undefined }> {
  const scripts = { "/script.js": "src/worker/script.ts" };
  const options = { isolated: true, scripts, contentSecurityPolicy };
  const server = await servePage("worker", options);
  const page = await browser.newPage();
  const errors = complaintsOf(page, server.url);
  try {
    await page.goto(server.url);
    await page.waitForLoadState("load");
    const starts = await page.evaluate("typeof program === 'object'");
    const report = starts ? await page.evaluate<WorkerReport>("program.train()") : undefined;
    return { errors, report };
  } finally {
    await page.close();
    await server.stop();
  }
}

describe("a page with a Content-Security-Policy", () => {
  const common = "default-src 'none'; img-src data:";

  it("that allows generated code and workers from blobs can do everything", async () => {
    const policy = `${common}; script-src 'self' 'unsafe-eval'; worker-src 'self' blob:`;
    const { errors, report } = await visit(policy);
    expect(errors).toEqual([]);
    expect(report).toMatchObject({ isSame: true, predictionsAreSame: true });
  }, 60_000);

  it("that allows no workers from blobs computes on one thread, to the same bits", async () => {
    const policy = `${common}; script-src 'self' 'unsafe-eval'; worker-src 'self'`;
    const { report } = await visit(policy);
    expect(report).toMatchObject({ isSame: true, predictionsAreSame: true });
  }, 60_000);

  it("that forbids generated code can't load the library: the browser says what to allow", async () => {
    const { errors, report } = await visit(`${common}; script-src 'self' 'wasm-unsafe-eval'`);
    expect(report).toBeUndefined();
    expect(errors.join("\n")).toContain("'unsafe-eval' is not an allowed source of script");
  }, 60_000);
});
