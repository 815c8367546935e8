import { parentPort, workerData } from "node:worker_threads";
import { AllocationMeter } from "./allocation-meter.js";
import { type Answer, type Task, type WorkerStart } from "./messages.js";

// First of all, so that what is loaded below keeps the counting constructors.
const meter = new AllocationMeter();
const { findTarget } = await import("../find-target.js");
const { runFiles } = await import("./run-files.js");

const { position } = workerData as WorkerStart;

parentPort?.on("message", (task: Task) => {
  void answer(task).then((message) => parentPort?.postMessage(message));
});

async function answer(task: Task): Promise<Answer> {
  try {
    const tally = await runFiles(findTarget(task.targetName), task, meter, (index) => {
      Atomics.store(position, 0, index);
    });
    return { tally };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
