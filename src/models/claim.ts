import { StateError } from "../errors/index.js";

/** Objects that remember something of the training or evaluation that uses them now. */
const inUse = new WeakSet<object>();

/**
 * Marks objects as used until they are let go: two at once would mix up in them what each remembers.
 *
 * @throws {StateError} when one is used already.
 */
export function claim(objects: readonly object[], where: string): { dispose(): void } {
  const claimed: object[] = [];
  const dispose = (): void => {
    for (const object of claimed) inUse.delete(object);
  };
  for (const object of new Set(objects)) {
    if (inUse.has(object)) {
      dispose();
      throw new StateError({
        where: `${where}, ${object.constructor.name}`,
        expected: "one that nothing else uses at the time",
        received: "one that a running fit uses",
        fix: "Make a new one for each training and evaluation that run side by side.",
      });
    }
    inUse.add(object);
    claimed.push(object);
  }
  return { dispose };
}
