import { readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runNode, writeTinyMnist } from "../support/example-process.js";

const programs = readdirSync("examples/papers").map((file) => file.replace(/\.ts$/, ""));
const tiny = ["--rows", "120", "--epochs", "2"];
let mnist: string;

beforeAll(async () => {
  mnist = await writeTinyMnist(120, 20);
});

afterAll(async () => {
  await rm(mnist, { recursive: true });
});

describe.concurrent.each(programs)("papers/%s", (program) => {
  const file = `examples/papers/${program}.ts`;

  it("trains, and tests once at the end", async () => {
    const { output, errors, status } = await runNode([file, ...tiny, "--seed", "1"], mnist);
    expect(errors).toBe("");
    expect(output).toMatch(/^Epoch 2\/2 loss \d/m);
    expect(output).toMatch(/^Test error \d+\.\d\d % on 20 digits$/m);
    expect(output).toMatch(/^Trained in \d+ s, peak memory \d+ MB$/m);
    expect(output).toMatch(/^Published test error \d/m);
    expect(status).toBe(0);
  });

  it("with --validate holds a sixth of the training digits out, and tests on nothing", async () => {
    const { output, errors } = await runNode([file, ...tiny, "--validate"], mnist);
    expect(errors).toBe("");
    expect(output).toMatch(/^Validation error \d+\.\d\d % on 20 digits$/m);
    expect(output).not.toContain("Test error");
  });

  it("says at its top what differs from the paper", () => {
    const program = readFileSync(file, "utf8");
    const [head = ""] = program.split("\n\n");
    const [, differences = ""] = head
      .replaceAll(/\n\/\/ ?/g, " ")
      .split("Differs from the paper: ");
    expect(differences).toMatch(/\.$/);
    for (const [part, told] of [
      [/new Adam\(/, /\bAdam\b.*\bcosine/],
      [/new AdamW\(/, /\bAdamW\b.*\bcosine/],
      [/new MaxPool2D\(/, /maximum/],
      [/new ExponentialMovingAverage\(/, /moving average/],
      [/augmentation: distortions/, /distortions\.ts/],
    ] as const) {
      if (part.test(program)) expect(differences).toMatch(told);
    }
  });

  it("names its paper, and has a row in docs/results.md", () => {
    expect(readFileSync(file, "utf8")).toMatch(
      /^\/\/ .*(?:\n\/\/ .*)*\((?:19|20)\d\d\)|ICDAR 2003/,
    );
    expect(readFileSync("docs/results.md", "utf8")).toContain(`examples/papers/${program}.ts`);
  });
});
