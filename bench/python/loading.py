"""MNIST's four gzip files to arrays, as one writes it in NumPy."""

import gzip
import os

import numpy as np

from data import one_hot


def load_mnist(dtype, directory):
    """Pixels from 0 to 1, `[n, 784]`, and labels as one-hot rows, of both parts."""

    def load():
        return [_part(prefix, dtype, directory) for prefix in ("train", "t10k")]

    return load


def _part(prefix, dtype, directory):
    pixels = _read(os.path.join(directory, "mnist", f"{prefix}-images-idx3-ubyte.gz"), 16)
    labels = _read(os.path.join(directory, "mnist", f"{prefix}-labels-idx1-ubyte.gz"), 8)
    images = pixels.reshape(len(labels), 784).astype(dtype) / dtype.type(255)
    return images, one_hot(labels, dtype)


def _read(path, header_bytes):
    with open(path, "rb") as file:
        return np.frombuffer(gzip.decompress(file.read()), np.uint8, offset=header_bytes)
