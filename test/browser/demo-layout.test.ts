import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DemoPage } from "./support/demo-page.js";
import { DemoSite } from "./support/demo-site.js";

let site: DemoSite;
let demo: DemoPage;
let page: Page;

beforeAll(async () => {
  site = await DemoSite.start();
}, 120_000);

afterAll(() => site.stop());

async function open(options: BrowserContextOptions = {}): Promise<void> {
  demo = await site.open(options);
  ({ page } = demo);
}

describe("the demo's layout", () => {
  afterEach(() => demo.close());

  it.each([320, 375, 760, 1180, 1920])("fits a page %i pixels wide", async (width) => {
    await open({ viewport: { width, height: 800 } });
    await page.waitForSelector("#weights-picture > svg");
    await page.waitForSelector("#confusion-picture > svg");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });

  it.each(["light", "dark"] as const)(
    "has text with a contrast of 4.5 in %s",
    async (colorScheme) => {
      await open({ colorScheme });
      const contrasts = await page.evaluate<[string, number][]>(measureContrasts);
      expect(contrasts.length).toBeGreaterThan(20);
      expect(contrasts.filter(([, contrast]) => contrast < 4.5)).toEqual([]);
    },
  );

  it("gives every control and picture a name", async () => {
    await open();
    const nameless = await page.evaluate<string[]>(`
      [...document.querySelectorAll("button, input, select, canvas, [role], progress")]
        .filter((element) => {
          const label = element.labels?.[0]?.textContent ?? element.getAttribute("aria-label");
          return !(label ?? element.textContent).trim() && element.role !== "alert";
        })
        .map((element) => element.outerHTML)`);
    expect(nameless).toEqual([]);
  });
});

/** Text and contrast of every element of the page's own that has text and can be used. */
const measureContrasts = `(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = numbers(colour).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    const isClear = numbers(colour)[3] === 0;
    return isClear && element.parentElement ? ground(element.parentElement) : colour;
  };
  return [...document.querySelectorAll("body *:not(svg, svg *, option)")]
    .filter((element) => element.checkVisibility() && !element.matches(":disabled, :disabled *"))
    .filter(({ childNodes }) => [...childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((element) => {
      const values = [getComputedStyle(element).color, ground(element)].map(luminance);
      const [dark, light] = values.sort((a, b) => a - b);
      return [element.textContent.trim().slice(0, 40), (light + 0.05) / (dark + 0.05)];
    });
})()`;
