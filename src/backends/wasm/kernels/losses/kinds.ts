/** Numbers of the element-wise losses, in the order of the union `ElementwiseLoss`. */
export const SQUARED_ERROR: i32 = 0;
export const ABSOLUTE_ERROR: i32 = 1;
export const HUBER: i32 = 2;
export const BINARY_CROSS_ENTROPY: i32 = 3;
export const CROSS_ENTROPY: i32 = 4;
