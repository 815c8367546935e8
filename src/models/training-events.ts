import type { Callback, TrainingControl } from "../callbacks/index.js";
import type { History } from "./history.js";
import { Rendezvous } from "./rendezvous.js";
import type { TrainingEvent } from "./training-event.js";

/**
 * What happens while `fit` trains, one event at a time: training waits until the next one is asked for.
 *
 * Whoever leaves before the end stops training after the current step. Gives the history.
 *
 * @param fit Trains with one more callback.
 */
export async function* trainingEvents(
  fit: (callback: Callback) => Promise<History>,
  batches: boolean,
): AsyncGenerator<TrainingEvent, History, undefined> {
  const events = new Rendezvous<TrainingEvent>();
  let control: TrainingControl | undefined;
  const ended = fit({
    toldLast: true,
    onTrainBegin: (training) => {
      control = training;
    },
    onEpochEnd: (record, training) => events.give({ type: "epoch", ...record, training }),
    ...(batches && {
      onBatchEnd: (record, training) => events.give({ type: "batch", ...record, training }),
    }),
  });
  // An error is thrown below; meanwhile nobody may have asked for it.
  ended.catch(() => undefined);
  try {
    for (;;) {
      const next = await Promise.race([events.take(), ended.then((history) => ({ history }))]);
      if ("history" in next) return next.history;
      yield next.given;
    }
  } finally {
    control?.stop();
    events.close();
    await ended.catch(() => undefined);
  }
}
