import { blockMutations } from "./block-mutations.js";
import { byteMutations } from "./byte-mutations.js";
import { type Mutation } from "./mutation.js";
import { numberMutations } from "./number-mutations.js";

const families = [byteMutations, blockMutations, numberMutations];

/** One to four mutations that know nothing of the format. */
export const mutateBytes: Mutation = (file, draws, others) => {
  let mutated = file;
  const count = 1 + draws.below(4);
  for (let step = 0; step < count; step++) {
    mutated = draws.pick(draws.pick(families))(mutated, draws, others);
  }
  return mutated;
};
