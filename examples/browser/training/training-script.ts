import { serveTraining } from "ndnet/worker";

/** The script of the worker that trains. */
serveTraining();
