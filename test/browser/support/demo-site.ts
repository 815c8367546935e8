import { rm } from "node:fs/promises";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { buildDemo } from "./build-demo.js";
import { launchChromium } from "./chromium.js";
import { DemoPage } from "./demo-page.js";
import type { LocalServer } from "./local-server.js";
import { serveFolder } from "./serve-folder.js";

/** The demo, built and served as static files, and a browser to visit it with. */
export class DemoSite {
  readonly #folder: string;
  readonly #server: LocalServer;
  readonly #browser: Browser;

  private constructor(folder: string, server: LocalServer, browser: Browser) {
    this.#folder = folder;
    this.#server = server;
    this.#browser = browser;
  }

  static async start(): Promise<DemoSite> {
    const folder = await buildDemo();
    return new DemoSite(folder, await serveFolder(folder), await launchChromium());
  }

  /** Opens the page for a visitor who was never there. */
  open(options: BrowserContextOptions = {}): Promise<DemoPage> {
    return DemoPage.open(this.#browser, this.#server.url, options);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    await rm(this.#folder, { recursive: true });
  }
}
