import * as kernels from "../../shared/kernel-numbers";
import { JOB_KERNEL } from "../../shared/memory-map";
import { runInputGradient, runPadImages, runPixelProduct, runWindowProduct } from "../convolution/run-convolution";
import { runDenseProduct, runPack, runPackTransposed } from "../dense/run-dense";
import {
  runActivate,
  runActivateGradient,
  runAddScaled,
  runAddScaledSign,
  runApproach,
  runFill,
  runRescale,
  runScaledDifference,
} from "../elementwise/run-elementwise";
import { runDistortBytes, runDistortImages } from "../images/run-images";
import { runElementwiseLoss, runSoftmaxCrossEntropy } from "../losses/run-losses";
import {
  runColumnSums,
  runNormalizeColumns,
  runNormalizeColumnsGradient,
  runNormalizeRows,
  runNormalizeRowsGradient,
} from "../normalization/run-normalization";
import {
  runAdaGradStep,
  runAdamStep,
  runGradientStep,
  runMomentumStep,
  runRmsPropStep,
} from "../optimizers/run-optimizers";
import {
  runAveragePool,
  runAveragePoolGradient,
  runMaxPool,
  runMaxPoolGradient,
} from "../pooling/run-pooling";
import { runDropout, runDropPairs, runGaussianNoise } from "../random/run-random";
import {
  runAddColumnSums,
  runAreFinite,
  runArgmaxRows,
  runLimitColumnNorms,
  runMatchingRows,
  runSumOfMagnitudes,
  runSumOfSquares,
} from "../reductions/run-reductions";
import { runSoftmax, runSoftmaxGradient } from "../softmax/run-softmax";
import {
  runDenseRows, runScalePairs,
  runSparseAffine,
  runSparseGradient,
  runTransposeRows,
} from "../sparse/run-sparse";

/** Does one chunk of the present job. */
export function runChunk(chunk: i32, chunks: i32): void {
  const kernel = load<i32>(JOB_KERNEL);
  if (kernel & 1) runKernel<f64>(kernel & ~1, chunk, chunks);
  else runKernel<f32>(kernel, chunk, chunks);
}

function runKernel<T>(kernel: i32, chunk: i32, chunks: i32): void {
  switch (kernel) {
    case kernels.PACK:
      return runPack<T>(chunk, chunks);
    case kernels.PACK_TRANSPOSED:
      return runPackTransposed<T>(chunk, chunks);
    case kernels.DENSE_PRODUCT:
      return runDenseProduct<T>(chunk, chunks);
    case kernels.WINDOW_PRODUCT:
      return runWindowProduct<T>(chunk, chunks);
    case kernels.PIXEL_PRODUCT:
      return runPixelProduct<T>(chunk, chunks);
    case kernels.PAD_IMAGES:
      return runPadImages<T>(chunk, chunks);
    case kernels.CONVOLUTION_INPUT_GRADIENT:
      return runInputGradient<T>(chunk, chunks);
    case kernels.MAX_POOL:
      return runMaxPool<T>(chunk, chunks);
    case kernels.MAX_POOL_GRADIENT:
      return runMaxPoolGradient<T>(chunk, chunks);
    case kernels.AVERAGE_POOL:
      return runAveragePool<T>(chunk, chunks);
    case kernels.AVERAGE_POOL_GRADIENT:
      return runAveragePoolGradient<T>(chunk, chunks);
    case kernels.SPARSE_AFFINE:
      return runSparseAffine<T>(chunk, chunks);
    case kernels.SPARSE_GRADIENT:
      return runSparseGradient<T>(chunk, chunks);
    case kernels.TRANSPOSE_ROWS:
      return runTransposeRows<T>(chunk, chunks);
    case kernels.SCALE_PAIRS:
      return runScalePairs<T>(chunk, chunks);
    case kernels.DENSE_ROWS:
      return runDenseRows<T>(chunk, chunks);
    case kernels.DROPOUT:
      return runDropout<T>(chunk, chunks);
    case kernels.DROP_PAIRS:
      return runDropPairs<T>(chunk, chunks);
    case kernels.GAUSSIAN_NOISE:
      return runGaussianNoise<T>(chunk, chunks);
    case kernels.ADD_COLUMN_SUMS:
      return runAddColumnSums<T>(chunk, chunks);
    case kernels.ACTIVATE:
      return runActivate<T>(chunk, chunks);
    case kernels.ACTIVATE_GRADIENT:
      return runActivateGradient<T>(chunk, chunks);
    case kernels.SOFTMAX:
      return runSoftmax<T>(chunk, chunks);
    case kernels.SOFTMAX_GRADIENT:
      return runSoftmaxGradient<T>(chunk, chunks);
    case kernels.RESCALE:
      return runRescale<T>(chunk, chunks);
    case kernels.FILL:
      return runFill<T>(chunk, chunks);
    case kernels.SCALED_DIFFERENCE:
      return runScaledDifference<T>(chunk, chunks);
    case kernels.ADD_SCALED:
      return runAddScaled<T>(chunk, chunks);
    case kernels.APPROACH:
      return runApproach<T>(chunk, chunks);
    case kernels.ADD_SCALED_SIGN:
      return runAddScaledSign<T>(chunk, chunks);
    case kernels.ELEMENTWISE_LOSS:
      return runElementwiseLoss<T>(chunk, chunks);
    case kernels.SOFTMAX_CROSS_ENTROPY:
      return runSoftmaxCrossEntropy<T>(chunk, chunks);
    case kernels.SUM_OF_SQUARES:
      return runSumOfSquares<T>();
    case kernels.SUM_OF_MAGNITUDES:
      return runSumOfMagnitudes<T>();
    case kernels.ARE_FINITE:
      return runAreFinite<T>();
    case kernels.ARGMAX_ROWS:
      return runArgmaxRows<T>(chunk, chunks);
    case kernels.MATCHING_ROWS:
      return runMatchingRows<T>(chunk, chunks);
    case kernels.LIMIT_COLUMN_NORMS:
      return runLimitColumnNorms<T>(chunk, chunks);
    case kernels.DISTORT_IMAGES:
      return runDistortImages<T>(chunk, chunks);
    case kernels.DISTORT_BYTES:
      return runDistortBytes(chunk, chunks);
    case kernels.COLUMN_SUMS:
      return runColumnSums<T>(chunk, chunks);
    case kernels.NORMALIZE_COLUMNS:
      return runNormalizeColumns<T>(chunk, chunks);
    case kernels.NORMALIZE_COLUMNS_GRADIENT:
      return runNormalizeColumnsGradient<T>(chunk, chunks);
    case kernels.NORMALIZE_ROWS:
      return runNormalizeRows<T>(chunk, chunks);
    case kernels.NORMALIZE_ROWS_GRADIENT:
      return runNormalizeRowsGradient<T>(chunk, chunks);
    case kernels.GRADIENT_STEP:
      return runGradientStep<T>(chunk, chunks);
    case kernels.MOMENTUM_STEP:
      return runMomentumStep<T>(chunk, chunks);
    case kernels.RMSPROP_STEP:
      return runRmsPropStep<T>(chunk, chunks);
    case kernels.ADAGRAD_STEP:
      return runAdaGradStep<T>(chunk, chunks);
    case kernels.ADAM_STEP:
      return runAdamStep<T>(chunk, chunks);
    default:
      unreachable();
  }
}
