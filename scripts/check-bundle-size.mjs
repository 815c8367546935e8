// Checks what ndnet costs a web page: bundled and minified with everything that it imports, the kernels
// included, and compressed as servers do. Once for a program that trains a network, and once for all
// that the main entry has.

import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const entry = fileURLToPath(new URL("../dist/index.js", import.meta.url));
const programs = [
  {
    title: "A program that trains a network",
    source: `import { CrossEntropy, Dense, ReLU, Sequential, SGD, Softmax } from ${JSON.stringify(entry)};
      console.log(Sequential, Dense, ReLU, Softmax, CrossEntropy, SGD);`,
    mostBytes: 95_000,
  },
  {
    title: "The whole main entry",
    source: `export * from ${JSON.stringify(entry)};`,
    mostBytes: 111_000,
  },
];

for (const { title, source, mostBytes } of programs) {
  const bytes = await compressedBytes(source);
  console.log(`${title} takes ${bytes} bytes, bundled, minified and gzipped.`);
  if (bytes <= mostBytes) continue;
  console.error(`That is more than ${mostBytes} bytes.`);
  process.exitCode = 1;
}

async function compressedBytes(source) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL("..", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    // The relaxed kernels are loaded when they are asked for, as a file of their own.
    splitting: true,
    outdir: "bundle",
    write: false,
  });
  return outputFiles
    .filter(({ path }) => !path.includes("kernels-relaxed"))
    .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}
