import { LearningRateSchedule, type Callback } from "../callbacks/index.js";

/** Callbacks in the order in which they are told of epochs and batches. */
export function toldInOrder(callbacks: readonly Callback[]): readonly Callback[] {
  const last = callbacks.filter(({ toldLast }) => toldLast === true);
  return [
    ...callbacks.filter(({ toldLast }) => toldLast !== true),
    // Those with a state first: a checkpoint has all states as after the epoch.
    ...last.filter((callback) => callback.getState !== undefined),
    ...last.filter((callback) => callback.getState === undefined),
  ];
}

/** Their names, else their classes'; objects without either are left out. */
export function callbackNames(callbacks: readonly Callback[]): string[] {
  return callbacks.flatMap((callback) => {
    const { name, constructor } = callback as { name?: string; constructor?: { name: string } };
    if (callback instanceof LearningRateSchedule) {
      return `${callback.name} with ${callback.schedule.constructor.name}`;
    }
    return name ?? (constructor === undefined || constructor === Object ? [] : constructor.name);
  });
}
