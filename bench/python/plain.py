"""Networks with ReLU and softmax, as one writes them in NumPy."""

import numpy as np

from data import glorot, one_hot, test_rows, training_rows


def plain_training(work, dtype, directory):
    """An epoch of mini-batches, their rows in an order drawn anew. Neither loss nor accuracy."""
    images, labels = training_rows(directory, work["data"], work["rows"])
    x = images.astype(dtype) / dtype.type(255)
    y = one_hot(labels, dtype)
    random = np.random.RandomState(0)
    layers = _layers(random, work["dims"], dtype)
    batch, rate = work["batch"], dtype.type(work["learningRate"])

    def epoch():
        order = random.permutation(len(x))
        for start in range(0, len(x), batch):
            rows = order[start : start + batch]
            step(layers, x[rows], y[rows], rate)

    return epoch


def step(layers, x, y, rate):
    """One step of gradient descent on the mean cross-entropy, in place."""
    inputs = [x]
    for weights, bias in layers[:-1]:
        inputs.append(np.maximum(inputs[-1] @ weights + bias, 0))
    weights, bias = layers[-1]
    gradient = _softmax(inputs[-1] @ weights + bias)
    gradient -= y
    gradient /= len(x)
    for (weights, bias), layer_input in zip(reversed(layers), reversed(inputs)):
        weight_gradient = layer_input.T @ gradient
        bias_gradient = gradient.sum(axis=0)
        if layer_input is not x:
            gradient = (gradient @ weights.T) * (layer_input > 0)
        weights -= rate * weight_gradient
        bias -= rate * bias_gradient


def plain_prediction(work, dtype, directory):
    """Predictions of a network 784-128-10, one after the other."""
    images, calls = work["images"], work["calls"]
    count = max(images, 256)
    pixels, _ = test_rows(directory, count)
    x = pixels.astype(dtype) / dtype.type(255)
    inputs = [x[start : start + images] for start in range(0, count - images + 1, images)]
    (w1, b1), (w2, b2) = _layers(np.random.RandomState(0), [784, 128, 10], dtype)

    def predict():
        for call in range(calls):
            hidden = np.maximum(inputs[call % len(inputs)] @ w1 + b1, 0)
            _softmax(hidden @ w2 + b2)

    return predict


def _layers(random, dims, dtype):
    return [
        (glorot(random, inputs, units, dtype), np.zeros(units, dtype))
        for inputs, units in zip(dims, dims[1:])
    ]


def _softmax(z):
    z -= z.max(axis=1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=1, keepdims=True)
    return z
