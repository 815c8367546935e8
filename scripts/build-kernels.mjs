// Compiles the AssemblyScript kernels and writes them, as base64, into TypeScript modules.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = fileURLToPath(new URL("..", import.meta.url));
const entry = "src/backends/wasm/kernels/index.ts";
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

for (const { file, constant, features } of builds) {
  const binary = await compile([...options, "--enable", features]);
  const base64 = Buffer.from(binary).toString("base64");
  writeFileSync(
    `${root}src/backends/wasm/${file}.generated.ts`,
    `// Compiled from kernels/ by \`npm run build:kernels\`; not to be edited.\n` +
      `export const ${constant} =\n  "${base64}";\n`,
  );
  process.stdout.write(`${file}: ${binary.length} bytes\n`);
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
  if (error === null && binary !== undefined) return binary;
  process.stderr.write(messages);
  throw error ?? new Error("The compiler wrote no module.");
}
