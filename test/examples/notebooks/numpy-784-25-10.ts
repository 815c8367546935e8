import ndarray from "ndarray";
import type { Tensor } from "../../../src/index.js";
import { runNumpy } from "../../tensor/random-state/numpy-oracle.js";

/** What NumPy has, here and now, around one pass of the 784-25-10 notebook. */
export interface NumpyPass {
  /** The mini-batch. */
  readonly rows: Int32Array;
  /** Weights and biases of both layers, layer by layer, before the pass. */
  readonly before: readonly Tensor[];
  /** The same after it. */
  readonly after: readonly Tensor[];
  /** Loss of the mini-batch after its update. */
  readonly loss: number;
}

/**
 * The notebook's passes with the mini-batches of the reference.
 *
 * The program is the notebook's own: on one machine with one NumPy it gives the reference's bits.
 */
export function numpyPasses(): NumpyPass[] {
  const bytes = runNumpy(program);
  const numbers = new Float64Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  );
  let position = 0;
  const take = (length: number): Float64Array => numbers.subarray(position, (position += length));
  const takeParameters = (): Tensor[] =>
    shapes.map((shape) => ndarray(take(shape.reduce((size, length) => size * length)), [...shape]));
  const passes: NumpyPass[] = [];
  let before = takeParameters();
  while (position < numbers.length) {
    const rows = Int32Array.from(take(200));
    const [loss = Number.NaN] = take(1);
    const after = takeParameters();
    passes.push({ rows, before, after, loss });
    before = after;
  }
  return passes;
}

const shapes = [[784, 25], [25], [25, 10], [10]];

const program = `
import gzip, os

def read(name, offset):
    with gzip.open(os.path.join(os.environ["MNIST_DIR"], name)) as file:
        return np.frombuffer(file.read(), np.uint8, offset=offset)

images = read("train-images-idx3-ubyte.gz", 16).reshape(-1, 784).astype(np.float32)
labels = read("train-labels-idx1-ubyte.gz", 8)
directory = os.environ["NUMPY_REFERENCE_DIR"]
batches = np.load(os.path.join(directory, "notebook_784_25_10_tanh_l2.npz"))["indices"]

random = np.random.RandomState(0)
weights1 = random.randn(784, 25) / np.sqrt(784)
weights2 = random.randn(25, 10) / np.sqrt(25)
bias1, bias2 = np.zeros((1, 25)), np.zeros((1, 10))

def forward(inputs):
    hidden = np.tanh(inputs @ weights1 + bias1)
    exponentials = np.exp(hidden @ weights2 + bias2)
    return hidden, exponentials / exponentials.sum(axis=1, keepdims=True)

def emit_parameters():
    for parameter in (weights1, bias1, weights2, bias2):
        emit(parameter, "<f8")

emit_parameters()
for rows in batches:
    inputs, targets = images[rows], np.eye(10)[labels[rows]]
    hidden, probabilities = forward(inputs)
    output_gradient = probabilities - targets
    hidden_gradient = output_gradient @ weights2.T * (1 - hidden**2)
    gradient2 = hidden.T @ output_gradient + 0.05 * weights2
    gradient1 = inputs.T @ hidden_gradient + 0.05 * weights1
    weights2 = weights2 - 0.001 * gradient2
    weights1 = weights1 - 0.001 * gradient1
    bias2 = bias2 - 0.001 * output_gradient.sum(axis=0, keepdims=True)
    bias1 = bias1 - 0.001 * hidden_gradient.sum(axis=0, keepdims=True)
    probabilities = forward(inputs)[1]
    penalty = 0.5 * 0.05 * ((weights1**2).sum() + (weights2**2).sum())
    loss = (penalty - np.log(probabilities[targets == 1]).sum()) / len(rows)
    emit(rows, "<f8")
    emit(loss, "<f8")
    emit_parameters()
`;
