import ndarray from "ndarray";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Dense, Sequential, Softmax } from "../../src/index.js";
import { writeReport, type ReportOptions } from "../../src/report/index.js";
import { launchChromium } from "./support/chromium.js";

const count = 1000;
const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
const predictions = ndarray(
  Float64Array.from({ length: count * 10 }, (_, index) => {
    const sample = Math.floor(index / 10);
    const guess = (sample + (sample % 7 === 0 ? 5 : 0)) % 10;
    return index % 10 === guess ? 0.91 : 0.01;
  }),
  [count, 10],
);
const images = ndarray(
  Float32Array.from({ length: count * 16 }, (_, index) => (index % 16) / 16),
  [count, 16],
);
const epochs = [1, 2, 3].map((epoch) => ({
  ...{ epoch, loss: 1 / epoch, accuracy: 0.9, validationLoss: 2 / epoch, seconds: epoch },
  learningRate: 0.1 / epoch,
}));
const model = new Sequential(new Dense(16, 10), new Softmax());
const report = (options: ReportOptions = {}): string =>
  writeReport({ epochs }, model, undefined, {
    test: { images, labels, predictions },
    ...options,
  });

/** Shares of their own size that the pictures have, and tables that don't fit. */
function measure(): { sizes: number[]; scrolling: (string | null)[]; page: number } {
  const shown = [...document.querySelectorAll("figure svg[role=img]")].filter(
    (picture) => picture.getBoundingClientRect().width > 0,
  );
  return {
    sizes: shown.map(
      (picture) =>
        picture.getBoundingClientRect().width / (picture as SVGSVGElement).viewBox.baseVal.width,
    ),
    scrolling: [...document.querySelectorAll("#confusions .scroll")]
      .filter((table) => table.scrollWidth > table.clientWidth)
      .map((table) => table.getAttribute("aria-label")),
    page: document.documentElement.scrollWidth,
  };
}

/** Colours of the page, of a picture's ground and of its texts. */
function colours(): string[] {
  const styleOf = (selector: string): CSSStyleDeclaration =>
    getComputedStyle(document.querySelector(selector) as Element);
  return [
    styleOf("body").backgroundColor,
    styleOf("body").color,
    styleOf("figure .background").fill,
    styleOf("figure text").fill,
  ];
}

describe("a report in Chromium", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });

  afterAll(async () => {
    await browser.close();
  });

  it("shows every picture once and at nearly its own size, and all columns, on any screen", async () => {
    await page.setContent(report());
    for (let width = 360; width <= 1400; width += 20) {
      await page.setViewportSize({ width, height: 900 });
      const { sizes, scrolling, page: pageWidth } = await page.evaluate(measure);
      const at = `${width} pixels`;
      expect(sizes.length, at).toBe(4);
      expect(Math.min(...sizes), at).toBeGreaterThanOrEqual(0.85);
      expect(Math.max(...sizes), at).toBeLessThanOrEqual(1.2);
      expect(scrolling, at).toEqual([]);
      expect(pageWidth, at).toBeLessThanOrEqual(width);
    }
  });

  it("is light on paper, whatever its theme and the reader's system", async () => {
    const printed: string[][] = [];
    for (const theme of ["light", "dark", "auto"] as const) {
      await page.setContent(report({ theme }));
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      printed.push(await page.evaluate(colours));
      await page.emulateMedia({ media: "screen", colorScheme: "dark" });
      const [ground] = await page.evaluate(colours);
      expect(ground).toBe(theme === "light" ? "rgb(242, 244, 247)" : "rgb(11, 13, 16)");
    }
    const [light] = printed;
    expect(light?.[0]).toBe("rgb(255, 255, 255)");
    expect(printed).toEqual([light, light, light]);
  });
});
