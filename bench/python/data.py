"""Reads what the measuring program wrote, and draws weights."""

import os

import numpy as np


def training_rows(directory, data, count):
    """Bytes `[count, 784]` and as many labels."""
    name = "train-images.u8" if data == "digits" else "dense-images.u8"
    return _read(directory, name, "train-labels.u8", count)


def test_rows(directory, count):
    return _read(directory, "test-images.u8", "test-labels.u8", count)


def one_hot(labels, dtype):
    rows = np.zeros((labels.size, 10), dtype)
    rows[np.arange(labels.size), labels] = 1
    return rows


def glorot(random, inputs, units, dtype):
    limit = np.sqrt(6 / (inputs + units))
    return random.uniform(-limit, limit, (inputs, units)).astype(dtype)


def _read(directory, images, labels, count):
    pixels = np.fromfile(os.path.join(directory, images), np.uint8, 784 * count)
    digits = np.fromfile(os.path.join(directory, labels), np.uint8, count)
    return pixels.reshape(count, 784), digits
