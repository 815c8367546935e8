/** Rows to train on, of digits and of dense pixels. */
export const trainingRows = 60_000;
/** Images to predict. */
export const testRows = 10_000;
/** Pixels of an image. */
export const pixels = 784;
