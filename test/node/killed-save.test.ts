import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadModel } from "../../src/node/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";

const program = fileURLToPath(new URL("support/save-again-and-again.ts", import.meta.url));

test("a process that is killed at random moments always leaves a whole model", async () => {
  const directory = await mkdtemp(join(tmpdir(), "ndnet-killed-"));
  const path = join(directory, "a.model");
  const random = new RandomState(11);
  try {
    for (let round = 0; round < 5; round++) {
      const child = spawn(process.execPath, ["--import", "tsx", program, path], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(child.stdout, "data");
      await new Promise((resolve) => setTimeout(resolve, 40 * random.rand()));
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      const [, signal] = (await ended) as [unknown, NodeJS.Signals];
      expect(signal).toBe("SIGKILL");
      const values = (await loadModel(path)).parameters[0]!.value;
      expect(values.shape).toEqual([500, 300]);
      // Every weight of a saved model is the number of the save.
      expect(values.get(499, 299)).toBe(values.get(0, 0));
      expect((await stat(path)).size).toBeGreaterThan(500 * 300 * 4);
    }
  } finally {
    await rm(directory, { recursive: true });
  }
});
