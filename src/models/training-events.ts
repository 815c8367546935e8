import type { Callback, TrainingControl } from "../callbacks/index.js";
import { AbortedError } from "../errors/index.js";
import { checkFitOptions } from "./check-fit-options.js";
import type { FitOptions } from "./fit-options.js";
import type { History } from "./history.js";
import { Rendezvous } from "./rendezvous.js";
import type { TrainingEvent, TrainOptions } from "./training-event.js";

/**
 * What happens while `fit` trains, one event at a time: training waits until the next one is asked for.
 *
 * Whoever leaves at the end of an epoch stops training there; whoever leaves within one aborts it, so that no
 * half epoch passes for a whole one. Gives the history, and throws what `fit` rejects with.
 */
export async function* trainingEvents(
  fit: (options: FitOptions) => Promise<History>,
  options: TrainOptions,
): AsyncGenerator<TrainingEvent, History, undefined> {
  checkFitOptions(options);
  const { batches = false, callbacks = [], signal, ...others } = options;
  const events = new Rendezvous<TrainingEvent>();
  const leaving = new AbortController();
  const abort = (): void => {
    leaving.abort(signal?.reason);
  };
  signal?.addEventListener("abort", abort, { once: true });
  if (signal?.aborted === true) abort();
  let control: TrainingControl | undefined;
  let isWithinEpoch = true;
  const callback: Callback = {
    toldLast: true,
    onTrainBegin: (training) => {
      control = training;
    },
    onEpochEnd: (record, training) => events.give({ type: "epoch", ...record, training }),
    ...(batches && {
      onBatchEnd: (record, training) => events.give({ type: "batch", ...record, training }),
    }),
  };
  const ended = fit({ ...others, callbacks: [...callbacks, callback], signal: leaving.signal });
  // An error is thrown below; meanwhile nobody may have asked for it.
  ended.catch(() => undefined);
  try {
    for (;;) {
      const next = await Promise.race([events.take(), ended.then((history) => ({ history }))]);
      if ("history" in next) return next.history;
      isWithinEpoch = next.given.type === "batch";
      yield next.given;
    }
  } finally {
    if (isWithinEpoch) leaving.abort();
    else control?.stop();
    events.close();
    signal?.removeEventListener("abort", abort);
    await endOf(ended);
  }
}

/** Waits for the end, and throws its error unless that is the abortion of whoever left. */
async function endOf(ended: Promise<History>): Promise<void> {
  try {
    await ended;
  } catch (error) {
    if (!(error instanceof AbortedError)) throw error;
  }
}
