import { nodeProgram } from "./peers/node-program.js";
import { BenchProcess } from "./processes/child-process.js";
import type { KernelResult, Results } from "./results.js";

/** Runs the program that holds ndnet's kernels against the machine's limit. */
export async function measureKernels(
  dataDirectory: string,
  repetitions: number,
  print: (line: string) => void,
): Promise<Pick<Results, "kernels" | "kernelsReason">> {
  const kernels: KernelResult[] = [];
  const program = nodeProgram("programs/kernels.js", dataDirectory, String(repetitions));
  const process = new BenchProcess(program);
  try {
    for (;;) {
      const { kernel } = await process.receive();
      if (kernel === undefined) continue;
      kernels.push(kernel);
      print(`  ${kernel.kernel}, ${kernel.dtype}, ${kernel.threads} threads`);
    }
  } catch (error) {
    const ended = process.exitCode === 0;
    const reason = error instanceof Error ? error.message : String(error);
    return ended ? { kernels } : { kernels, kernelsReason: reason };
  } finally {
    process.stop();
  }
}
