import { serveTraining } from "./serve-training.js";

serveTraining();
