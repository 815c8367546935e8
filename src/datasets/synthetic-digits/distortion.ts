import type { RandomState } from "../../tensor/random-state/index.js";
import { bell } from "./bell.js";
import { createDisplacementField } from "./displacement-field.js";
import type { Polyline } from "./spline.js";

/** Centre of the skeletons' box and half its height. */
const CENTRE_X = 32;
const CENTRE_Y = 50;
const HALF_HEIGHT = 50;

/** Standard deviations; lengths are in half heights of a digit. */
const MEAN_STRETCH = 1.22;
const STRETCH = 0.23;
const TAPER = 0.14;
const BEND = 0.09;
const HALF_ANGLE_TANGENT = 0.07;
const MEAN_SLANT = 0.18;
const SLANT = 0.26;
const DISPLACEMENT = 0.19;

/**
 * A random distortion of the plane, applied to strokes in place.
 *
 * With `(u, v)` the position relative to the digit's centre, in half heights: a smooth displacement
 * `(u, v) += d(u, v)`, then a bend of the middle `(u, v) += b·(1 − v²)`, width and taper
 * `u ·= stretch·(1 + taper·v)`, slant `u −= slant·v`, and a rotation whose cosine and sine are `(1 − h²)/(1 + h²)` and `2h/(1 + h²)` for the tangent `h` of
 * half the angle: rational, because `Math.sin` differs between machines.
 */
export function createDistortion(random: RandomState): (line: Polyline) => void {
  const displacement = createDisplacementField(random, DISPLACEMENT);
  const bendU = BEND * bell(random);
  const bendV = BEND * bell(random);
  const stretch = MEAN_STRETCH + STRETCH * bell(random);
  const taper = TAPER * bell(random);
  const slant = MEAN_SLANT + SLANT * bell(random);
  const h = HALF_ANGLE_TANGENT * bell(random);
  const cosine = (1 - h * h) / (1 + h * h);
  const sine = (2 * h) / (1 + h * h);
  return ({ x, y }) => {
    for (let i = 0; i < x.length; i += 1) {
      const u = ((x[i] ?? 0) - CENTRE_X) / HALF_HEIGHT;
      const v = ((y[i] ?? 0) - CENTRE_Y) / HALF_HEIGHT;
      const moved = displacement(u, v);
      const bulge = 1 - v * v;
      const lowered = v + moved.v + bendV * bulge;
      const shifted = u + moved.u + bendU * bulge;
      const widened = shifted * stretch * (1 + taper * lowered) - slant * lowered;
      x[i] = cosine * widened - sine * lowered;
      y[i] = sine * widened + cosine * lowered;
    }
  };
}
