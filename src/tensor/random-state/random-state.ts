import type { NdArray } from "ndarray";
import { ArgumentError } from "../../errors/index.js";
import type { Shape } from "../shape.js";
import { nextBoundedInteger } from "./bounded-integer.js";
import {
  requireChoice,
  requireDeviation,
  requireInt32Items,
  requireIntegerRange,
  requireUniformRange,
} from "./draw-checks.js";
import { requireCount, tensorOfSize, type DrawSize } from "./draw-size.js";
import { LegacyGauss } from "./legacy-gauss.js";
import { MersenneTwister } from "./mersenne-twister.js";
import { requireSnapshot, type RandomStateSnapshot } from "./random-state-snapshot.js";
import { seedTwister, type Seed } from "./seed-twister.js";
import { shuffleInPlace, type Shufflable } from "./shuffle-in-place.js";
