import { address, giveResult, integer, scalar } from "../scheduler/job";
import { elementwiseLoss } from "./elementwise-loss";
import { softmaxCrossEntropy } from "./softmax-cross-entropy";

/**
 * Integers of the job: elements, kind, predictions, targets, gradient or 0; scalars: parameter,
 * scale. Never cut: the sum has one order.
 */
export function runElementwiseLoss<T>(): void {
  const loss = elementwiseLoss<T>(
    integer(1),
    address(2),
    address(3),
    scalar(0),
    scalar(1),
    address(4),
    integer(0),
  );
  giveResult(loss);
}

/** Integers: rows, columns, logits, targets, gradient or 0; scalar: scale. Never cut. */
export function runSoftmaxCrossEntropy<T>(): void {
  giveResult(
    softmaxCrossEntropy<T>(address(2), address(3), scalar(0), address(4), integer(0), integer(1)),
  );
}
