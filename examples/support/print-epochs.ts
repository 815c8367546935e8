import type { Callback } from "ndnet";

/** Prints a line for every epoch and, on a terminal, how far the epoch has come. */
export function printEpochs(): Callback {
  let epochs = 0;
  return {
    // Else every batch would be followed by a copy of the parameters.
    changesModel: false,
    onTrainBegin(training) {
      epochs = training.epochs;
    },
    onBatchEnd({ epoch, batch, loss }) {
      if (!process.stdout.isTTY || batch % 20 !== 0) return;
      process.stdout.write(`\repoch ${epoch}/${epochs}: batch ${batch}, loss ${loss.toFixed(4)}  `);
    },
    onEpochEnd({ epoch, loss, accuracy, validationLoss, validationAccuracy, seconds }) {
      const validation =
        validationLoss === undefined || validationAccuracy === undefined
          ? ""
          : `, validation loss ${validationLoss.toFixed(4)}, ${percent(validationAccuracy)} right`;
      const start = process.stdout.isTTY ? "\r" : "";
      console.log(
        `${start}epoch ${epoch}/${epochs}: loss ${loss.toFixed(4)}, ${percent(accuracy)} right` +
          `${validation} (${seconds.toFixed(1)} s)`,
      );
    },
  };
}

/** A share as people read it: `91.82 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
