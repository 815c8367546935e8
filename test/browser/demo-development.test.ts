import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { demoConfig } from "./support/build-demo.js";
import { launchChromium } from "./support/chromium.js";
import { DemoPage } from "./support/demo-page.js";

describe("npm run demo", () => {
  let cacheDir: string;
  let server: ViteDevServer;
  let browser: Browser;

  beforeAll(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), "ndnet-demo-cache-"));
    server = await createServer({
      ...{ configFile: demoConfig, cacheDir, logLevel: "error" },
      server: { port: 0, host: "127.0.0.1" },
    });
    await server.listen();
    browser = await launchChromium();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(cacheDir, { recursive: true });
  });

  it("serves the page from its sources, isolated, with a worker that trains", async () => {
    const [url = ""] = server.resolvedUrls?.local ?? [];
    const demo = await DemoPage.open(browser, url);
    expect(await demo.page.evaluate("crossOriginIsolated")).toBe(true);
    await demo.press("train");
    await demo.waitForAccuracy(80);
    await demo.close();
  }, 120_000);
});
