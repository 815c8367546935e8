import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { three, type DemoPage } from "./support/demo-page.js";
import { DemoSite } from "./support/demo-site.js";

const mnist = process.env["MNIST_DIR"];

describe.skipIf(mnist === undefined)("the demo with real MNIST", () => {
  const names = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"];
  const paths = names.map((name) => join(mnist ?? "", `${name}-ubyte.gz`));

  let site: DemoSite;
  let demo: DemoPage;

  beforeAll(async () => {
    site = await DemoSite.start();
  }, 120_000);

  afterAll(() => site.stop());

  beforeEach(async () => {
    demo = await site.open();
  });

  afterEach(() => demo.close());

  it("opens its files, learns them without a task of 50 ms, and reads a 3", async () => {
    await demo.page.locator("#data-files").setInputFiles(paths);
    await demo.waitFor("data-name", /60,000 to train with, 10,000 to test/);
    await demo.page.locator("#epochs").fill("2");
    await demo.press("train");
    await demo.waitFor("loss-picture", /./);
    await demo.waitFor("figure-speed", /\d/);
    await demo.watch();
    await demo.waitFor("state", /ended/, 120_000);
    expect(await demo.seen()).toEqual([]);
    await demo.waitForAccuracy(93);
    await demo.draw(three);
    await demo.waitFor("verdict-digit", /^3$/);
  }, 240_000);

  it("fetches it only where that is asked for, tells how far it is, and keeps it", async () => {
    const asked: string[] = [];
    await demo.page.context().route(/^https:/, async (route) => {
      const name = route.request().url().split("/").at(-1) ?? "";
      asked.push(name);
      const headers = { "access-control-allow-origin": "*" };
      await route.fulfill({ path: join(mnist ?? "", name), headers });
    });
    for (let visit = 1; visit <= 2; visit += 1) {
      await demo.press("fetch-mnist");
      await demo.waitFor("data-name", /^MNIST, fetched and verified: 60,000 to train/, 60_000);
      await demo.press("make-synthetic");
      await demo.waitFor("data-name", /^Synthetic/);
    }
    expect(asked.toSorted()).toEqual(names.map((name) => `${name}-ubyte.gz`).toSorted());
    demo.forgive("a request to https:");
  }, 240_000);
});
