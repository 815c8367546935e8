import { readFile } from "node:fs/promises";
import ndarray from "ndarray";
import { syntheticMnist, writeIdx } from "ndnet/datasets";
import { writeNpz } from "ndnet/formats";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { three, type DemoPage } from "./support/demo-page.js";
import { DemoSite } from "./support/demo-site.js";

let site: DemoSite;
let demo: DemoPage;
let page: Page;

beforeAll(async () => {
  site = await DemoSite.start();
}, 120_000);

afterAll(() => site.stop());

async function open(): Promise<void> {
  demo = await site.open();
  ({ page } = demo);
}

describe("the demo", () => {
  beforeEach(open);
  afterEach(() => demo.close());

  it("learns synthetic digits to over 90 %, and reads a 3 that is drawn with the mouse", async () => {
    await page.locator("#synthetic-count").selectOption("2000");
    await demo.press("make-synthetic");
    await demo.waitFor("data-name", /Synthetic digits.*\(not MNIST\): 2,000 to train/);
    await demo.press("train");
    await demo.waitForAccuracy(90);
    await demo.waitFor("state", /ended/);
    await demo.draw(three);
    await demo.waitFor("verdict-digit", /^3$/);
    expect(await demo.text("verdict-time")).toMatch(/^Recognised in \d+\.\d ms$/);
    expect(await page.locator("#pad-canvas").getAttribute("aria-label")).toMatch(/read as 3/);
    await demo.press("clear");
    await demo.waitFor("verdict-digit", /^–$/);
  }, 120_000);

  it("shows curves, figures, confusions and weights while it learns; nothing moves, and no task takes 50 ms", async () => {
    const before = await page.locator("#weights-picture").innerHTML();
    await page.locator("#epochs").fill("500");
    await demo.press("train");
    await demo.waitForAccuracy(80);
    await demo.watch();
    await demo.draw(three);
    await page.waitForTimeout(2500);
    expect(await demo.seen()).toEqual([]);
    expect(Number((await demo.text("figure-speed")).replaceAll(",", ""))).toBeGreaterThan(1000);
    expect(Number(await demo.text("figure-threads"))).toBe(
      await page.evaluate("navigator.hardwareConcurrency"),
    );
    for (const id of ["loss-picture", "accuracy-picture", "confusion-picture"]) {
      expect(await page.locator(`#${id} > svg`).count(), id).toBe(1);
    }
    expect(await page.locator("#weights-picture").innerHTML()).not.toBe(before);
  }, 120_000);

  it("pauses, goes on and forgets", async () => {
    await page.locator("#epochs").fill("500");
    await demo.press("train");
    await demo.waitFor("figure-epoch", /[1-9]/);
    await demo.press("train");
    await demo.waitFor("state", /Paused/);
    await page.waitForTimeout(500);
    const epoch = await demo.text("figure-epoch");
    await page.waitForTimeout(1000);
    expect(await demo.text("figure-epoch")).toBe(epoch);
    expect(await demo.text("train")).toBe("Go on");
    await demo.press("train");
    await page.waitForFunction(
      `Number(document.getElementById("figure-epoch").textContent) > ${epoch}`,
    );
    await demo.press("reset");
    await demo.waitFor("state", /Not trained/);
    expect(await demo.text("figure-epoch")).toBe("0");
    expect(await page.locator("#widths").isEnabled()).toBe(true);
    await demo.draw(three);
    await demo.waitFor("verdict-time", /Not trained/);
  }, 120_000);

  it("saves the network as a file, and opens it in another visit", async () => {
    await page.locator("#widths").fill("48, 24");
    await page.locator("#activation").selectOption("Tanh");
    await demo.press("train");
    await demo.waitFor("state", /ended/, 60_000);
    const [download] = await Promise.all([page.waitForEvent("download"), demo.press("save-model")]);
    const bytes = await readFile(await download.path());
    await page.reload();
    await demo.waitFor("data-name", /to train with/);
    const file = { name: "digits.model", mimeType: "application/octet-stream", buffer: bytes };
    await page.locator("#model-file").setInputFiles(file);
    await demo.waitFor("network-name", /784 – 48 – 24 – 10, Tanh/);
    await demo.draw(three);
    await demo.waitFor("verdict-digit", /^3$/);
    await demo.waitFor("train", /Train further/);
  }, 120_000);

  it("takes dropped IDX files and mnist.npz, and says what is wrong with others", async () => {
    const digits = syntheticMnist({
      ...{ trainCount: 40, testCount: 10, normalize: false, flatten: false },
    });
    const labels = (values: Uint8Array): ReturnType<typeof ndarray<Uint8Array>> =>
      ndarray(values, [values.length]);
    await demo.drop({
      "train-images-idx3-ubyte.gz": writeIdx(digits.train.images, { gzip: true }),
      "train-labels-idx1-ubyte": writeIdx(labels(digits.train.labels)),
    });
    await demo.waitFor("data-name", /train-images-idx3-ubyte\.gz.*: 36 to train with, 4 to test/);
    await demo.drop({
      "mnist.npz": writeNpz({
        x_train: digits.train.images,
        y_train: labels(digits.train.labels),
        x_test: digits.test.images,
        y_test: labels(digits.test.labels),
      }),
    });
    await demo.waitFor("data-name", /mnist\.npz: 40 to train with, 10 to test/);
    await demo.drop({ "letter.txt": new TextEncoder().encode("Dear network") });
    await demo.waitFor("failure", /letter\.txt/);
    expect(await demo.text("data-name")).toMatch(/mnist\.npz/);
    await page.locator("#epochs").fill("1");
    await demo.press("train");
    await demo.waitFor("state", /ended/);
  }, 120_000);

  it("is used with the keyboard alone: it trains, and a 1 is drawn and read", async () => {
    const { keyboard } = page;
    const focus = async (id: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses += 1) {
        await keyboard.press("Tab");
        if ((await page.evaluate("document.activeElement.id")) === id) return;
      }
      throw new Error(`${id} can't be reached with the Tab key`);
    };
    await focus("train");
    await keyboard.press("Enter");
    await demo.waitFor("state", /ended/, 60_000);
    await focus("pad");
    await keyboard.press("Space");
    for (let presses = 0; presses < 10; presses += 1) await keyboard.press("ArrowDown");
    await keyboard.press("Space");
    await demo.waitFor("verdict-digit", /^1$/);
    await demo.waitFor("announcements", /read as 1/);
    await keyboard.press("Escape");
    await demo.waitFor("verdict-digit", /^–$/);
  }, 120_000);

  it("says what is wrong with a setting, and doesn't train", async () => {
    await page.locator("#widths").fill("many");
    expect(await demo.text("widths-error")).toMatch(/Whole numbers/);
    await demo.press("train");
    expect(await demo.text("state")).toBe("Not trained yet.");
    expect(await page.evaluate("document.activeElement.id")).toBe("widths");
  });
});
