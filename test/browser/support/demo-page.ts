import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { complaintsOf } from "./complaints.js";

/** A place on the pad, both from 0 to 1. */
type Place = readonly [x: number, y: number];

/** Points of an arc of an ellipse, from one angle in degrees to another. */
function arc([x, y]: Place, [width, height]: Place, from: number, to: number): Place[] {
  return Array.from({ length: 15 }, (_, index) => {
    const angle = ((from + ((to - from) * index) / 14) * Math.PI) / 180;
    return [x + width * Math.cos(angle), y + height * Math.sin(angle)];
  });
}

/** A 3 in one stroke. */
export const three: readonly Place[] = [
  ...arc([0.48, 0.33], [0.2, 0.15], -150, 90),
  ...arc([0.48, 0.66], [0.22, 0.18], -90, 150),
];

/** The demo as its visitors use it. */
export class DemoPage {
  readonly page: Page;
  readonly #complaints: string[];

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#complaints = complaintsOf(page, url);
  }

  /** Opens the page, and waits for its first digits. */
  static async open(
    browser: Browser,
    url: string,
    options: BrowserContextOptions = {},
  ): Promise<DemoPage> {
    const context = await browser.newContext(options);
    const demo = new DemoPage(await context.newPage(), url);
    await demo.page.goto(url);
    await demo.waitFor("data-name", /Synthetic digits.*5,000 to train with, 1,000 to test/);
    return demo;
  }

  /** Takes complaints with these words for none. */
  forgive(words: string): void {
    const others = this.#complaints.filter((complaint) => !complaint.includes(words));
    this.#complaints.splice(0, this.#complaints.length, ...others);
  }

  /** Checks that nothing was amiss and that no other host was asked for anything, and closes the page. */
  async close(): Promise<void> {
    expect(this.#complaints).toEqual([]);
    expect(await this.page.locator("#failure").isHidden()).toBe(true);
    await this.page.context().close();
  }

  text(id: string): Promise<string> {
    return this.page.locator(`#${id}`).innerText();
  }

  /** Waits until an element's text matches. */
  async waitFor(id: string, text: RegExp, timeout = 30_000): Promise<void> {
    const test = `${String(text)}.test(document.getElementById("${id}").textContent)`;
    await this.page.waitForFunction(test, undefined, { timeout });
  }

  press(id: string): Promise<void> {
    return this.page.locator(`#${id}`).click();
  }

  /** Waits until the share of test images read rightly is above so many percent. */
  async waitForAccuracy(percent: number): Promise<void> {
    const accuracy = 'parseFloat(document.getElementById("figure-test-accuracy").textContent)';
    await this.page.waitForFunction(`${accuracy} > ${percent}`, undefined, { timeout: 60_000 });
  }

  /** Draws a stroke with the mouse. */
  async draw(places: readonly Place[]): Promise<void> {
    const pad = this.page.locator("#pad");
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (box === null) throw new Error("the pad is not shown");
    const { mouse } = this.page;
    const points = places.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
    const [first = [0, 0]] = points;
    await mouse.move(...first);
    await mouse.down();
    for (const point of points) await mouse.move(...point);
    await mouse.up();
  }

  /** Drops files on the page. */
  async drop(files: Readonly<Record<string, Uint8Array>>): Promise<void> {
    const encoded = Object.entries(files).map(([name, bytes]) => [
      name,
      Buffer.from(bytes).toString("base64"),
    ]);
    await this.page.evaluate(`{
      const transfer = new DataTransfer();
      for (const [name, text] of ${JSON.stringify(encoded)}) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      const options = { dataTransfer: transfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent("dragover", options));
      document.body.dispatchEvent(new DragEvent("drop", options));
    }`);
  }

  /** Begins to watch for tasks of the page that take more than 50 ms, and for parts that move. */
  async watch(): Promise<void> {
    await this.page.evaluate(`{
      globalThis.seen = [];
      globalThis.observer = new PerformanceObserver((list) => {
        for (const { entryType, duration, value, hadRecentInput } of list.getEntries()) {
          if (entryType === "longtask") seen.push("a task of " + Math.round(duration) + " ms");
          else if (!hadRecentInput) seen.push("a shift by " + value);
        }
      });
      for (const type of ["longtask", "layout-shift"]) observer.observe({ type });
    }`);
  }

  /** What was seen since {@link watch}. */
  seen(): Promise<string[]> {
    return this.page.evaluate("(observer.disconnect(), seen)");
  }
}
