// ndnet, from its build.

import { createWasmBackend, getBackend, setBackend } from "../ndnet.js";
import { serve, type Prepared } from "../processes/serve.js";
import type { Task, Work } from "../work.js";
import { prepareConvolution } from "./ndnet-convolution.js";
import { prepareLoading } from "./ndnet-loading.js";
import { preparePrediction } from "./ndnet-prediction.js";
import { prepareTraining } from "./ndnet-training.js";

await serve(async (task: Task<Work>) => {
  const { threads } = task;
  if (threads !== undefined) setBackend(await createWasmBackend({ threads }));
  const { name, reason } = getBackend();
  const prepared = await prepare(task);
  return { ...prepared, facts: { backend: `${name}: ${reason}`, ...prepared.facts } };
});

function prepare(task: Task<Work>): Prepared | Promise<Prepared> {
  const { work } = task;
  if (work.kind === "loading") return prepareLoading(task);
  if (work.kind === "convolution") return prepareConvolution(work, task);
  const network: Task = { ...task, work };
  return work.kind === "training"
    ? prepareTraining(work, network)
    : preparePrediction(work, network);
}
