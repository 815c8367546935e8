/** Linear red, green and blue, 0 to 1. */
type Rgb = readonly [number, number, number];

/**
 * What is left of a colour for people who lack one kind of cones, by its linear components.
 *
 * Source: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
 * Vision Deficiency" (2009), severity 1.
 */
const deficiencies: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Kinds of colour vision, `"none"` for one without a deficiency. */
export const colourVisions = Object.keys(deficiencies);

/** Contrast of two colours `#rrggbb`, from 1 to 21, as WCAG 2 defines it. */
export function contrast(left: string, right: string): number {
  const [dark, light] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Distance of two colours `#rrggbb` in CIELAB for such eyes; below 10 they look alike in small things. */
export function difference(left: string, right: string, vision: string): number {
  const [a, b] = [lab(seen(left, vision)), lab(seen(right, vision))];
  return Math.hypot(...a.map((value, index) => value - b[index]!));
}

function seen(colour: string, vision: string): Rgb {
  const matrix = deficiencies[vision]!;
  const source = linear(colour);
  return matrix.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, factor, index) => sum + factor * source[index]!, 0),
      ),
    ),
  ) as unknown as Rgb;
}

function linear(colour: string): Rgb {
  return [1, 3, 5].map((start) => {
    const value = parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** CIELAB under D65. */
function lab([red, green, blue]: Rgb): Rgb {
  const root = (value: number): number =>
    value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116;
  const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = root(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
