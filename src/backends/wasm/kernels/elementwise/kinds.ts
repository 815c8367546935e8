/** Numbers of the element-wise activations, in the order of the union `ElementwiseActivation`. */
export const RELU: i32 = 0;
export const LEAKY_RELU: i32 = 1;
export const ELU: i32 = 2;
export const GELU: i32 = 3;
export const GELU_TANH: i32 = 4;
export const SILU: i32 = 5;
export const SOFTPLUS: i32 = 6;
export const SIGMOID: i32 = 7;
export const TANH: i32 = 8;
/** No activation: what bounds gradients. */
export const CLAMP: i32 = 9;
