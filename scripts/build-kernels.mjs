// Compiles the AssemblyScript kernels and writes them, as base64, into TypeScript modules.
//
//   node scripts/build-kernels.mjs             writes the modules
//   node scripts/build-kernels.mjs --check     compiles, and fails where they are not what it would write
//   node scripts/build-kernels.mjs --sources   fails where they were compiled from other sources
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = "src/backends/wasm";
const entry = `${folder}/kernels/index.ts`;
const options = [
  ...["--runtime", "stub", "--use", "abort="],
  ...["--importMemory", "--initialMemory", "2", "--maximumMemory", "65536", "--sharedMemory"],
  ...["-O3", "--noAssert"],
];
const builds = [
  { file: "kernels", constant: "kernelsBase64", features: "simd,threads,bulk-memory" },
  {
    file: "kernels-relaxed",
    constant: "relaxedKernelsBase64",
    features: "simd,relaxed-simd,threads,bulk-memory",
  },
];

const [mode = "--write", ...others] = process.argv.slice(2);
if (!["--write", "--check", "--sources"].includes(mode) || others.length > 0) {
  throw new Error(
    `expected nothing, --check or --sources, received ${process.argv.slice(2).join(" ")}`,
  );
}
const digest = digestOfSources();
for (const { file, constant, features } of builds) {
  const path = `${folder}/${file}.generated.ts`;
  const header = `// Compiled from kernels/ by \`npm run build:kernels\`; not to be edited. Sources: ${digest}\n`;
  if (mode === "--sources") {
    if (!textOf(path).startsWith(header)) stale(path);
    continue;
  }
  const binary = await compile([...options, "--enable", features]);
  const base64 = Buffer.from(binary).toString("base64");
  const text = `${header}export const ${constant} =\n  "${base64}";\n`;
  if (mode === "--write") writeFileSync(root + path, text);
  else if (textOf(path) !== text) stale(path);
  process.stdout.write(`${file}: ${binary.length} bytes\n`);
}

/** A digest of all that decides what is compiled: sources, options, compiler. */
function digestOfSources() {
  const hash = createHash("sha256").update(JSON.stringify([asc.version, options, builds]));
  const sources = ["kernels", "shared"].flatMap((part) =>
    readdirSync(`${root}${folder}/${part}`, { recursive: true })
      .map((name) => `${part}/${String(name).replaceAll("\\", "/")}`)
      .filter((name) => name.endsWith(".ts") && !name.startsWith("kernels/exports/")),
  );
  for (const name of sources.sort()) hash.update(name).update(textOf(`${folder}/${name}`));
  return hash.digest("hex").slice(0, 16);
}

function textOf(path) {
  return readFileSync(root + path, "utf8").replaceAll("\r\n", "\n");
}

function stale(path) {
  process.stderr.write(
    `${path} is not what its sources give now. Run \`npm run build:kernels\`.\n`,
  );
  process.exitCode = 1;
}

async function compile(flags) {
  let binary;
  let messages = "";
  const { error } = await asc.main(
    [entry, "--baseDir", root, "--outFile", "kernels.wasm", ...flags],
    {
      stderr: { write: (text) => (messages += String(text)) },
      writeFile: (name, contents) => {
        if (name.endsWith(".wasm")) binary = contents;
      },
    },
  );
  if (error === null && binary !== undefined && messages === "") return binary;
  process.stderr.write(messages);
  throw error ?? new Error("The compiler wrote no module, or has something to say.");
}
