/** Key of the training's state in the `__metadata__` of a model's file. */
export const trainingKey = "training";

/** Version of that state which is written, and the only one that is read. */
export const checkpointVersion = 2;
