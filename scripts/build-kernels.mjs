// Compiles the AssemblyScript kernels and writes them into TypeScript modules, as
// printable characters (see encodeBytes).
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
  ...["-O3", "--converge", "--noAssert"],
];
const builds = [
  { file: "kernels", constant: "kernelsText", features: "simd,threads,bulk-memory" },
  {
    file: "kernels-relaxed",
    constant: "relaxedKernelsText",
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
  const text = `${header}export const ${constant} =\n  '${encodeBytes(binary)}';\n`;
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

/**
 * A byte below 86 or above 252 (SIMD instructions begin with 253) as one printable character, any other
 * as two, so that characters stand for whole bytes: compressed, that takes hardly more than the bytes
 * themselves, and base64 takes 1.8 times as much. src/backends/wasm/decode-bytes.ts is the inverse.
 */
function encodeBytes(bytes) {
  const symbol = (index) => String.fromCharCode(index < 57 ? index + 35 : index + 36);
  const encode = (byte) => {
    const place = (byte + 3) % 256;
    if (place < 89) return symbol(place);
    const rest = place - 89;
    return symbol(89 + Math.floor(rest / 91)) + symbol(rest % 91);
  };
  return Array.from(bytes, encode).join("").replaceAll("'", "\\'");
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
