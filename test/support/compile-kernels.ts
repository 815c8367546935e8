import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { DType } from "../../src/tensor/index.js";

/** The files in `kernels/exports`, each of which exports one family of kernels for tests. */
export type KernelFamily =
  "elementwise" | "losses" | "math" | "optimizers" | "reductions" | "softmax";

type Kernel = (...operands: number[]) => number | undefined;

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = "src/backends/wasm/kernels";
const compiler = join(root, "node_modules/assemblyscript");
const cache = join(root, "node_modules/.cache/ndnet-kernels");
const options = ["--runtime", "stub", "--importMemory", "--enable", "simd", "-O3", "--noAssert"];
const pages = 256;
const pageBytes = 65_536;

/** A compiled family of kernels with memory of its own. */
export class KernelModule {
  readonly #kernels: WebAssembly.Exports;
  readonly #memory: WebAssembly.Memory;
  #end = pageBytes;

  constructor(kernels: WebAssembly.Exports, memory: WebAssembly.Memory) {
    this.#kernels = kernels;
    this.#memory = memory;
  }

  /** Calls the kernel `name`, which for a `dtype` has the ending `_f32` or `_f64`. */
  call(name: string, dtype: DType | undefined, ...operands: number[]): number {
    const endings = { float32: "_f32", float64: "_f64" };
    const kernel = this.#kernels[dtype === undefined ? name : name + endings[dtype]] as Kernel;
    return kernel(...operands) ?? Number.NaN;
  }

  /** Gives all memory back and fills it with NaN. */
  clear(): void {
    this.#end = pageBytes;
    new Uint8Array(this.#memory.buffer).fill(0xff);
  }

  /** A copy of `values` in the kernels' memory, `shift` elements after a 16-byte boundary. */
  place(values: ArrayLike<number>, dtype: DType, shift = 0): number {
    const pointer = this.reserve(values.length, dtype, shift);
    this.array(pointer, values.length, dtype).set(Array.from(values));
    return pointer;
  }

  /** Room for `count` elements, `shift` elements after a 16-byte boundary, with 16 bytes free behind. */
  reserve(count: number, dtype: DType, shift = 0): number {
    const size = dtype === "float32" ? 4 : 8;
    const pointer = this.#end + shift * size;
    this.#end = Math.ceil((pointer + count * size) / 16 + 1) * 16;
    return pointer;
  }

  /** The elements at `pointer`, until the next write. */
  array(pointer: number, count: number, dtype: DType): Float32Array | Float64Array {
    const { buffer } = this.#memory;
    if (dtype === "float32") return new Float32Array(buffer, pointer, count);
    return new Float64Array(buffer, pointer, count);
  }

  /** The memory behind `pointer`. */
  bytes(pointer: number, count: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, pointer, count);
  }

  /** Integers at `pointer`. */
  integers(pointer: number, count: number): Int32Array {
    return new Int32Array(this.#memory.buffer, pointer, count);
  }
}

/** Compiles a family of kernels, once for the same sources. */
export async function compileKernels(family: KernelFamily): Promise<KernelModule> {
  const binary = await binaryOf(`${sources}/exports/${family}.ts`);
  const memory = new WebAssembly.Memory({ initial: pages });
  const { instance } = await WebAssembly.instantiate(binary, { env: { memory } });
  const kernels = new KernelModule(instance.exports, memory);
  kernels.clear();
  return kernels;
}

async function binaryOf(entry: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(cache, `${await digest(entry)}.wasm`);
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    await mkdir(cache, { recursive: true });
    // Another worker may be reading: the file appears whole or not at all.
    const unfinished = `${file}.${randomUUID()}`;
    const { stderr } = await promisify(execFile)(
      process.execPath,
      [join(compiler, "bin/asc.js"), entry, "--outFile", unfinished, ...options],
      { cwd: root },
    );
    if (stderr !== "") throw new Error(`${entry} compiles with diagnostics:\n${stderr}`);
    await rename(unfinished, file);
    return new Uint8Array(await readFile(file));
  }
}

async function digest(entry: string): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([entry, options]));
  hash.update(await readFile(join(compiler, "package.json")));
  const names = await readdir(join(root, sources), { recursive: true });
  for (const name of names.filter((file) => file.endsWith(".ts")).sort()) {
    hash.update(name).update(await readFile(join(root, sources, name)));
  }
  return hash.digest("hex").slice(0, 32);
}
