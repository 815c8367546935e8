import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RandomState } from "../../../src/tensor/random-state/index.js";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const kills = 50;

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "ndnet-killed-"));
  // Compiled once, as processes start more often than a test would wait for.
  await build({
    entryPoints: [fileURLToPath(new URL("support/train-with-checkpoints.ts", import.meta.url))],
    outfile: join(directory, "program.mjs"),
    bundle: true,
    format: "esm",
    platform: "node",
    absWorkingDir: repository,
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire("/");',
    },
  });
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

/** Runs the program; it is killed so long after its beginning. Gives what it printed in the end. */
async function run(
  checkpoint: string,
  killAfterMilliseconds?: number,
): Promise<string | undefined> {
  const child = spawn(process.execPath, [join(directory, "program.mjs"), checkpoint], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  const closed = once(child, "close");
  if (killAfterMilliseconds !== undefined) {
    await Promise.race([once(child.stdout, "data"), closed]);
    await new Promise((resolve) => setTimeout(resolve, killAfterMilliseconds));
    child.kill("SIGKILL");
  }
  await closed;
  return /ended (\w+)/.exec(output)?.[1];
}

test(`a training that is killed at ${kills} random moments ends with the weights of one that was not`, async () => {
  const expected = await run(join(directory, "whole.checkpoint"));
  expect(expected).toMatch(/^[0-9a-f]{64}$/);

  const checkpoint = join(directory, "killed.checkpoint");
  const random = new RandomState(8);
  let ended: string | undefined;
  for (let kill = 0; kill < kills; kill += 1) {
    ended = await run(checkpoint, 60 * random.rand());
    // Where it came to its end before it could be killed, it begins anew.
    if (ended === undefined) continue;
    expect(ended).toBe(expected);
    await rm(checkpoint);
  }
  expect(await run(checkpoint)).toBe(expected);
  const left = (await readdir(directory)).filter((name) => name.startsWith("killed"));
  expect(left).toContain("killed.checkpoint");
}, 120_000);
