// ndnet, from its build.

import { createWasmBackend, getBackend, setBackend } from "../ndnet.js";
import { serve } from "../processes/serve.js";
import { preparePrediction } from "./ndnet-prediction.js";
import { prepareTraining } from "./ndnet-training.js";

await serve(async (task) => {
  const { threads, work } = task;
  if (threads !== undefined) setBackend(await createWasmBackend({ threads }));
  const { name, reason } = getBackend();
  const prepared =
    work.kind === "training" ? await prepareTraining(work, task) : preparePrediction(work, task);
  return { ...prepared, facts: { backend: `${name}: ${reason}`, ...prepared.facts } };
});
