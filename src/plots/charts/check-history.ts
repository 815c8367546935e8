import { checkMembers, checkRecord, requireThat } from "../arguments/check-members.js";
import { aNumber, isRecord } from "../arguments/value-kinds.js";
import type { CurveEpoch, CurveHistory } from "./curves.js";

/** @throws {ArgumentError} unless a history has epochs with their numbers and, where they have any, metrics. */
export function checkHistory(history: CurveHistory, where: string): void {
  requireThat(isRecord(history), where, "what fit resolves to, with its epochs", history);
  const { epochs } = history;
  requireThat(Array.isArray(epochs), `${where}.epochs`, "an array of epochs", epochs);
  Array.from(epochs).forEach((epoch, index) => {
    const place = `${where}.epochs, element ${index}`;
    checkMembers<CurveEpoch>(epoch, kinds, place);
    requireThat(aNumber.holds(epoch.epoch), place, "an epoch with its number", epoch);
    if (epoch.metrics !== undefined) checkRecord(epoch.metrics, aNumber, `${place}, metrics`);
  });
}

const kinds = {
  ...{ loss: aNumber, accuracy: aNumber, validationLoss: aNumber, validationAccuracy: aNumber },
};
