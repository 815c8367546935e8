import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Vite's settings for the demo. */
export const demoConfig = fileURLToPath(
  new URL("../../../examples/browser/vite.config.ts", import.meta.url),
);

/** Builds the demo into a folder of its own, which is the caller's to remove. */
export async function buildDemo(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "ndnet-demo-"));
  await build({ configFile: demoConfig, logLevel: "error", build: { outDir } });
  return outDir;
}
