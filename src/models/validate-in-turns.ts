import { evaluateInBlocks, type Evaluation, type EvaluationInput } from "./evaluate-rows.js";
import { holdValues } from "./hold-values.js";

/** How a validation lets others have their turn, and what it does where numbers fail. */
export interface ValidationTurns {
  readonly isDue: () => boolean;
  readonly rest: () => Promise<void>;
  /** @param layer Position of the first layer that isn't finite, or −1. */
  readonly fail: (received: string, layer: number) => never;
}

/** Evaluates block by block, with rests in between. */
export async function validateInTurns(
  validation: EvaluationInput,
  { isDue, rest, fail }: ValidationTurns,
): Promise<Evaluation> {
  const blocks = evaluateInBlocks(validation);
  let letGo = holdValues(validation.chain.layers);
  try {
    for (;;) {
      const block = blocks.next();
      if (block.done === true) return block.value;
      const { loss, predictions } = block.value;
      if (!Number.isFinite(loss)) {
        const layer = validation.chain.firstNonFinite(predictions);
        letGo();
        fail(`a validation loss of ${loss}`, layer);
      }
      if (!isDue()) continue;
      // Others may change the parameters while this one rests.
      letGo();
      await rest();
      letGo = holdValues(validation.chain.layers);
    }
  } finally {
    letGo();
  }
}
