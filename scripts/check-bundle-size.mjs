// Checks what the main entry costs a web page: bundled and minified with everything that it imports,
// the kernels included, and compressed as servers do.

import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const mostBytes = 60_000;

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("../dist/index.js", import.meta.url))],
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  // The relaxed kernels are loaded when they are asked for, as a file of their own.
  splitting: true,
  outdir: "bundle",
  write: false,
});
const main = outputFiles.find(({ path }) => path.endsWith("index.js"));
if (main === undefined) throw new Error("The bundle has no index.js.");
const bytes = gzipSync(main.contents, { level: 9 }).length;
console.log(`dist/index.js takes ${bytes} bytes, bundled, minified and gzipped.`);
if (bytes > mostBytes) {
  console.error(`That is more than ${mostBytes} bytes.`);
  process.exit(1);
}
