// Compiled by both compilers: plain integer constants only.
// An even number is the float32 kernel, the next one float64.

export const PACK = 0;
export const PACK_TRANSPOSED = 2;
export const DENSE_PRODUCT = 4;
export const SPARSE_AFFINE = 6;
export const SPARSE_GRADIENT = 8;
export const ADD_COLUMN_SUMS = 10;
export const ACTIVATE = 12;
export const ACTIVATE_GRADIENT = 14;
export const SOFTMAX = 16;
export const SOFTMAX_GRADIENT = 18;
export const RESCALE = 20;
export const FILL = 22;
export const SCALED_DIFFERENCE = 24;
export const ADD_SCALED = 26;
export const ADD_SCALED_SIGN = 28;
export const ELEMENTWISE_LOSS = 30;
export const SOFTMAX_CROSS_ENTROPY = 32;
export const SUM_OF_SQUARES = 34;
export const SUM_OF_MAGNITUDES = 36;
export const ARE_FINITE = 38;
export const ARGMAX_ROWS = 40;
export const GRADIENT_STEP = 42;
export const MOMENTUM_STEP = 44;
export const RMSPROP_STEP = 46;
export const ADAGRAD_STEP = 48;
export const ADAM_STEP = 50;
export const TRANSPOSE_ROWS = 52;
export const MATCHING_ROWS = 54;
export const LIMIT_COLUMN_NORMS = 56;
export const WINDOW_PRODUCT = 58;
export const PAD_IMAGES = 60;
export const CONVOLUTION_INPUT_GRADIENT = 62;
export const MAX_POOL = 64;
export const MAX_POOL_GRADIENT = 66;
export const AVERAGE_POOL = 68;
export const AVERAGE_POOL_GRADIENT = 70;
export const DROPOUT = 72;
export const DROP_PAIRS = 74;
export const DENSE_ROWS = 76;
export const GAUSSIAN_NOISE = 78;
export const APPROACH = 80;
export const DISTORT_IMAGES = 82;
/** Bytes: the even number alone. */
export const DISTORT_BYTES = 84;
export const COLUMN_SUMS = 86;
export const NORMALIZE_COLUMNS = 88;
export const NORMALIZE_COLUMNS_GRADIENT = 90;
export const NORMALIZE_ROWS = 92;
export const NORMALIZE_ROWS_GRADIENT = 94;
export const SCALE_PAIRS = 96;
export const PIXEL_PRODUCT = 98;
/** Number of kernels, for counts. */
export const KERNEL_COUNT = 100;
