// Bundles what package.json exports into dist/: a file an entry, and what entries share in chunks. A
// program then starts with a few files instead of some hundred, in Node and on a page without a bundler.

import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { builtEntries } from "./package-entries.mjs";

const repository = fileURLToPath(new URL("..", import.meta.url));
const sources = builtEntries.map((file) => {
  const name = file.replace(/^dist\//, "").replace(/\.js$/, "");
  return [name, `src/${name}.ts`];
});

await build({
  cwd: repository,
  input: Object.fromEntries(sources),
  platform: "neutral",
  external: (specifier) => !/^[./]/.test(specifier),
  // Whoever bundles the package again shall be able to leave out what is not used.
  treeshake: { moduleSideEffects: false },
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name]-[hash].js",
    sourcemap: true,
  },
});

// Errors and summaries show names of classes, which a bundler changes where two modules have the same.
// A worker's script exports nothing, and runs in a worker alone.
for (const file of builtEntries.filter((entry) => entry !== "dist/worker/script.js")) {
  const exported = await import(new URL(`../${file}`, import.meta.url).href);
  for (const [name, value] of Object.entries(exported)) {
    if (typeof value === "function" && value.name !== name) {
      throw new Error(`${file} exports ${name}, which the bundler has renamed to ${value.name}.`);
    }
  }
}
