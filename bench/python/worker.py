"""NumPy as a contestant: answers requests on the standard streams, one JSON line each."""

import json
import os
import resource
import sys
import time

import numpy as np

from blas import blas_kernels, blas_threads
from loading import load_mnist
from notebooks import notebook_training
from plain import plain_prediction, plain_training


def prepare(task):
    """A function that does one repetition."""
    work = task["work"]
    dtype = np.dtype(task["dtype"])
    if work["kind"] == "loading":
        return load_mnist(dtype, task["dataDirectory"])
    if work["kind"] == "prediction":
        return plain_prediction(work, dtype, task["dataDirectory"])
    if "notebook" in work:
        return notebook_training(work, dtype, task["dataDirectory"])
    return plain_training(work, dtype, task["dataDirectory"])


def facts():
    threads = blas_threads()
    limits = [name for name in os.environ if name.endswith("_NUM_THREADS")]
    return {
        "version": np.__version__,
        "BLAS threads": "unknown" if threads is None else threads,
        "BLAS kernels": blas_kernels() or "unknown",
        "processors": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count(),
        **({"limited by": ", ".join(limits)} if limits else {}),
    }


def usage():
    used = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1 if sys.platform == "darwin" else 1024
    return {
        "peakBytes": used.ru_maxrss * unit,
        "processorMilliseconds": 1000 * (used.ru_utime + used.ru_stime),
    }


def main():
    run = None
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["do"] == "prepare":
                run = prepare(request["task"])
                reply = {"facts": facts()}
            elif request["do"] == "usage":
                reply = usage()
            else:
                start = time.perf_counter()
                run()
                reply = {"milliseconds": 1000 * (time.perf_counter() - start)}
        except Exception as error:  # Whatever goes wrong is told, not hidden.
            reply = {"error": f"{type(error).__name__}: {error}"}
        print("@bench " + json.dumps(reply), flush=True)


main()
