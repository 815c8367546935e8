import type { InputTensor } from "../tensor/index.js";

/** What changes the inputs of a training from epoch to epoch: `ImageAugmentation`, or one of your own. */
export interface Augmentation {
  /**
   * The inputs of an epoch, of the same shape. For a training that is resumed to go on to the same bits,
   * they must depend on nothing but the arguments and what is fixed from the beginning.
   *
   * @param inputs What was given to `fit`, to be left as it is.
   * @param epoch The epoch's number, from 1.
   * @param previous What an earlier call has returned, or `undefined`: it is needed no more, and may be
   * written over and returned again.
   */
  apply(inputs: InputTensor, epoch: number, previous?: InputTensor): InputTensor;
  /** Throws where `apply` would refuse the inputs: asked once, before the model is touched. Default: no check. */
  check?(inputs: InputTensor): void;
  /**
   * What it was made with, as plain values: a training that is resumed must have the same. Default: its own
   * plain members.
   */
  constructorArguments?(): readonly unknown[];
}
