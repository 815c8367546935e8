"""One iteration of each of the five notebooks, with the formulas that they use.

Full-batch notebooks compute what they print too: loss and accuracy of every forward pass, or the
accuracy alone. Arrays have the orientation that they have there: samples are rows in 784-784-10 and
784-25-10, columns in the others.
"""

import numpy as np

from data import one_hot, training_rows


def notebook_training(work, dtype, directory):
    """A function that does one repetition: an iteration, or `rows / batch` mini-batches."""
    name = work["notebook"]
    count = 60_000 if name == "784-25-10" else work["rows"]
    images, labels = training_rows(directory, "digits", count)
    return _notebooks[name](images, labels, work, dtype, np.random.RandomState(0))


def _wide_relu(images, labels, work, dtype, random):
    """784-784-10: the first tenth of the shuffled rows validates."""
    order = random.permutation(len(images))
    x = (images / dtype.type(255))[order]
    y = one_hot(labels, dtype)[order]
    held = len(x) // 10
    x_validation, y_validation, x, y = x[:held], y[:held], x[held:], y[held:]
    w1, b1, w2, b2 = (
        random.uniform(-1, 1, shape).astype(dtype)
        for shape in ((784, 784), (1, 784), (784, 10), (1, 10))
    )
    rate = work["learningRate"]

    def forward(x):
        z1 = x @ w1 + b1
        a1 = np.maximum(0, z1)
        return z1, a1, _softmax(a1 @ w2 + b2, axis=1)

    def accuracy(p, y):
        return np.mean(np.argmax(p, axis=1) == np.argmax(y, axis=1))

    def iteration():
        nonlocal w1, b1, w2, b2
        z1, a1, p = forward(x)
        loss = -np.mean(np.sum(y * np.log(p + 1e-10), axis=1))
        training = accuracy(p, y)
        dz2 = (p - y) / len(x)
        dw2 = a1.T @ dz2
        db2 = np.sum(dz2, axis=0, keepdims=True)
        dz1 = (dz2 @ w2.T) * (z1 > 0)
        dw1 = x.T @ dz1
        db1 = np.sum(dz1, axis=0, keepdims=True)
        w1, b1 = w1 - rate * dw1, b1 - rate * db1
        w2, b2 = w2 - rate * dw2, b2 - rate * db2
        return loss, training, accuracy(forward(x_validation)[2], y_validation)

    return iteration


def _deep_relu(images, labels, work, dtype, random):
    """784-128-64-10: columns are samples."""
    x, y = images.T / dtype.type(255), one_hot(labels, dtype).T
    layers = [
        [random.randn(units, inputs) * np.sqrt(1 / units), random.randn(units, 1) * np.sqrt(1 / units)]
        for inputs, units in zip(work["dims"], work["dims"][1:])
    ]
    layers = [[array.astype(dtype) for array in layer] for layer in layers]
    rate, samples = work["learningRate"], len(labels)

    def iteration():
        a, zs, activations = x, [], [x]
        for index, (w, b) in enumerate(layers):
            z = w @ a + b
            a = np.maximum(z, 0) if index < len(layers) - 1 else _softmax(z, axis=0)
            zs.append(z)
            activations.append(a)
        accuracy = np.mean(np.argmax(a, axis=0) == labels)
        dz = a - y
        gradients = []
        for index in reversed(range(len(layers))):
            dw = dz @ activations[index].T / samples
            db = np.sum(dz, axis=1, keepdims=True) / samples
            gradients.append((dw, db))
            if index > 0:
                dz = (layers[index][0].T @ dz) * (zs[index - 1] > 0)
        for layer, (dw, db) in zip(reversed(layers), gradients):
            layer[0] = layer[0] - rate * dw
            layer[1] = layer[1] - rate * db
        return accuracy

    return iteration


def _sigmoid(images, labels, work, dtype, random):
    """784-100-10: columns are samples; the loss of every forward pass."""
    x, y = images.T / dtype.type(255), one_hot(labels, dtype).T
    w1 = (random.randn(100, 784) * np.sqrt(1 / 784)).astype(dtype)
    w2 = (random.randn(10, 100) * np.sqrt(1 / 100)).astype(dtype)
    b1, b2 = np.zeros((100, 1), dtype), np.zeros((10, 1), dtype)
    rate, samples = work["learningRate"], len(labels)

    def iteration():
        nonlocal w1, b1, w2, b2
        a1 = 1 / (1 + np.exp(-(w1 @ x + b1)))
        p = _softmax(w2 @ a1 + b2, axis=0)
        loss = -np.sum(y * np.log(p + 1e-9)) / samples
        dz2 = p - y
        dw2 = dz2 @ a1.T / samples
        db2 = np.sum(dz2, axis=1, keepdims=True) / samples
        dz1 = (w2.T @ dz2) * a1 * (1 - a1)
        dw1 = dz1 @ x.T / samples
        db1 = np.sum(dz1, axis=1, keepdims=True) / samples
        w1, b1 = w1 - rate * dw1, b1 - rate * db1
        w2, b2 = w2 - rate * dw2, b2 - rate * db2
        return loss

    return iteration


def _narrow_relu(images, labels, work, dtype, random):
    """784-10-10: columns are samples; one bias gradient for all units of a layer."""
    x, y = images.T / dtype.type(255), one_hot(labels, dtype).T
    w1, b1, w2, b2 = (
        (random.rand(*shape) - 0.5).astype(dtype) for shape in ((10, 784), (10, 1), (10, 10), (10, 1))
    )
    rate, samples = work["learningRate"], len(labels)

    def iteration():
        nonlocal w1, b1, w2, b2
        z1 = w1 @ x + b1
        a1 = np.maximum(z1, 0)
        p = _softmax(w2 @ a1 + b2, axis=0)
        dz2 = p - y
        dw2 = dz2 @ a1.T / samples
        db2 = np.sum(dz2) / samples
        dz1 = (w2.T @ dz2) * (z1 > 0)
        dw1 = dz1 @ x.T / samples
        db1 = np.sum(dz1) / samples
        w1, b1 = w1 - rate * dw1, b1 - rate * db1
        w2, b2 = w2 - rate * dw2, b2 - rate * db2
        return np.mean(np.argmax(p, axis=0) == labels)

    return iteration


def _tanh_batches(images, labels, work, dtype, random):
    """784-25-10: raw pixels as float32, random mini-batches, summed gradients, L2 on the weights."""
    x, y = images.astype(np.float32), one_hot(labels, dtype)
    w1 = (random.randn(784, 25) / np.sqrt(784)).astype(dtype)
    w2 = (random.randn(25, 10) / np.sqrt(25)).astype(dtype)
    b1, b2 = np.zeros(25, dtype), np.zeros(10, dtype)
    rate, penalty, batch = work["learningRate"], work["weightPenalty"], work["batch"]
    passes = work["rows"] // batch

    def draw():
        return random.choice(len(x), batch, replace=False)

    given = [draw() for _ in range(passes)] if work["batches"] == "given" else None

    def one_pass(rows):
        nonlocal w1, b1, w2, b2
        x_batch, y_batch = x[rows], y[rows]
        a1 = np.tanh(x_batch @ w1 + b1)
        dz2 = _softmax(a1 @ w2 + b2, axis=1) - y_batch
        dw2 = a1.T @ dz2 + penalty * w2
        db2 = np.sum(dz2, axis=0)
        dz1 = (dz2 @ w2.T) * (1 - a1**2)
        dw1 = x_batch.T @ dz1 + penalty * w1
        db1 = np.sum(dz1, axis=0)
        w1, b1 = w1 - rate * dw1, b1 - rate * db1
        w2, b2 = w2 - rate * dw2, b2 - rate * db2

    def passes_of_a_repetition():
        for index in range(passes):
            one_pass(draw() if given is None else given[index])

    return passes_of_a_repetition


def _softmax(z, axis):
    powers = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)


_notebooks = {
    "784-784-10": _wide_relu,
    "784-128-64-10": _deep_relu,
    "784-100-10": _sigmoid,
    "784-25-10": _tanh_batches,
    "784-10-10": _narrow_relu,
}
