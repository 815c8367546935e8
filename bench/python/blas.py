"""What NumPy's BLAS computes with."""

import ctypes

import numpy as np

_THREADS = (
    "scipy_openblas_get_num_threads64_",
    "scipy_openblas_get_num_threads",
    "openblas_get_num_threads64_",
    "openblas_get_num_threads",
    "MKL_Get_Max_Threads",
)

_KERNELS = (
    "scipy_openblas_get_corename64_",
    "scipy_openblas_get_corename",
    "openblas_get_corename64_",
    "openblas_get_corename",
)


def blas_threads():
    """How many threads, by the library's own account; None where it is none that can be asked."""
    return _ask(_THREADS, ctypes.c_int)


def blas_kernels():
    """The processor whose kernels are used, "SkylakeX" or "Haswell"; None likewise."""
    name = _ask(_KERNELS, ctypes.c_char_p)
    return None if name is None else name.decode()


def _ask(names, answer):
    np.ones((2, 2)) @ np.ones((2, 2))
    for path in _loaded_libraries():
        library = ctypes.CDLL(path)
        for name in names:
            if hasattr(library, name):
                function = getattr(library, name)
                function.restype = answer
                return function()
    return None


def _loaded_libraries():
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            lines = maps.read().splitlines()
    except OSError:
        return []
    paths = {line.split(maxsplit=5)[5] for line in lines if line.count(" ") >= 5 and "/" in line}
    return [path for path in sorted(paths) if "blas" in path or "mkl_rt" in path]
