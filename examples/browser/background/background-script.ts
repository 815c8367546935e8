import { buffersOf, type DigitData } from "../data/digit-data.js";
import { tasks, type TaskRequest, type TaskResponse } from "./tasks.js";

/** The script of the background worker: does one task after the other. */
globalThis.addEventListener("message", ({ data }: MessageEvent<TaskRequest>) => {
  void answer(data);
});

async function answer(request: TaskRequest): Promise<void> {
  const { id, name } = request;
  try {
    const onShare = (share: number): void => {
      post({ id, share });
    };
    const given = name === "fetchedData" ? [onShare] : request.arguments;
    const task = tasks[name] as (...values: readonly unknown[]) => unknown;
    const result = await task(...given);
    post({ id, result }, isDigitData(result) ? buffersOf(result) : []);
  } catch (error) {
    post({ id, failure: error instanceof Error ? error.message : String(error) });
  }
}

function post(response: TaskResponse, transfer: Transferable[] = []): void {
  globalThis.postMessage(response, { transfer });
}

function isDigitData(result: unknown): result is DigitData {
  return typeof result === "object" && result !== null && "train" in result;
}
