"""How many threads NumPy's BLAS computes with."""

import ctypes

import numpy as np

_FUNCTIONS = (
    "scipy_openblas_get_num_threads64_",
    "scipy_openblas_get_num_threads",
    "openblas_get_num_threads64_",
    "openblas_get_num_threads",
    "MKL_Get_Max_Threads",
)


def blas_threads():
    """By the library's own account; None where it is none that can be asked."""
    np.ones((2, 2)) @ np.ones((2, 2))
    for path in _loaded_libraries():
        library = ctypes.CDLL(path)
        for name in _FUNCTIONS:
            if hasattr(library, name):
                return int(getattr(library, name)())
    return None


def _loaded_libraries():
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            lines = maps.read().splitlines()
    except OSError:
        return []
    paths = {line.split(maxsplit=5)[5] for line in lines if line.count(" ") >= 5 and "/" in line}
    return [path for path in sorted(paths) if "blas" in path or "mkl_rt" in path]
