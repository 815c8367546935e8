import { type Mutation } from "./mutation.js";

/** A mutation whose files take a hundred times as long as others, and so come once in a hundred. */
export function rarely(costly: Mutation, usual: Mutation): Mutation {
  return (file, draws, others) => (draws.oneIn(100) ? costly : usual)(file, draws, others);
}
