import { accessSync, constants, mkdirSync } from "node:fs";
import { ArgumentError, FileSystemError, type DType } from "ndnet";
import type { Option } from "./read-options.js";

/** A whole number of at least 1. */
export function count(initial: number, help: string): Option<number> {
  return wholeNumber({ initial, help, from: 1, to: Number.MAX_SAFE_INTEGER });
}

/** Any number. */
export function decimal(initial: number, help: string): Option<number> {
  return {
    help,
    placeholder: "number",
    initial,
    read: (text, where) => {
      const value = text.trim() === "" ? Number.NaN : Number(text);
      if (Number.isFinite(value)) return value;
      throw wrongValue(where, "a number", text);
    },
  };
}

/** The seed of a `RandomState`. */
export function seed(initial: number): Option<number> {
  const help = "start of everything random";
  return wholeNumber({ initial, help, from: 0, to: 2 ** 32 - 1 });
}

/** How many digits to work with, for a quick look. */
export function rows(): Option<number> {
  const help = "use only the first digits, to train and to test with";
  return wholeNumber({ initial: 60_000, help, from: 100, to: 60_000 });
}

/** Element type of a model. NumPy, and so every notebook, computes in float64. */
export function dtype(): Option<DType> {
  return {
    help: "element type of the model, float32 or float64",
    placeholder: "type",
    initial: "float64",
    read: (text, where) => {
      if (text === "float32" || text === "float64") return text;
      throw wrongValue(where, "float32 or float64", text);
    },
  };
}

/** Widths of a network, from the 784 pixels to the 10 classes. */
export function dims(initial: readonly number[]): Option<readonly number[]> {
  return {
    help: "widths of the network, from the 784 pixels to the 10 digits",
    placeholder: "widths",
    initial,
    read: (text, where) => {
      const widths = text.split(",").map(toWholeNumber);
      const fits = widths.length >= 2 && widths[0] === 784 && widths.at(-1) === 10;
      if (fits && widths.every((width) => width >= 1)) return widths;
      throw wrongValue(where, "widths from 784 to 10, such as 784,128,64,10", text);
    },
  };
}

/** Where the digits come from: see `read-pixels.ts`. */
export function data(): Option<string> {
  const help = "MNIST: a directory of its gzip files, mnist.npz, train.csv, or a zip with that";
  return path("MNIST_DIR", help);
}

/**
 * A directory to write to, made if it isn't there when the options are read: before a training whose
 * results would be lost. Nothing is written unless it is given.
 */
export function directory(help: string): Option<string> {
  return {
    ...path("none", help),
    read: (text, where) => {
      if (text === "none") return text;
      try {
        mkdirSync(text, { recursive: true });
        accessSync(text, constants.W_OK);
        return text;
      } catch (error) {
        throw new FileSystemError({
          where,
          expected: "a directory that can be made or written to",
          received: error instanceof Error ? error.message : String(error),
          fix: "Name another directory; nothing has been trained yet.",
          cause: error,
        });
      }
    },
  };
}

/** A directory for the pictures that the notebook showed. */
export function pictures(): Option<string> {
  return directory("write the notebook's pictures there, as SVG files");
}

/** Off unless it is given. */
export function onOff(help: string): Option<boolean> {
  return { help, initial: false, read: () => true };
}

/** Any path: what it leads to is found out where it is used. */
export function path(initial: string, help: string): Option<string> {
  return { help, placeholder: "path", initial, read: (text) => text };
}

interface Limits {
  readonly initial: number;
  readonly help: string;
  readonly from: number;
  readonly to: number;
}

function wholeNumber({ initial, help, from, to }: Limits): Option<number> {
  const limits = to === Number.MAX_SAFE_INTEGER ? `of at least ${from}` : `from ${from} to ${to}`;
  return {
    help,
    placeholder: "number",
    initial,
    read: (text, where) => {
      const value = toWholeNumber(text);
      if (value >= from && value <= to) return value;
      throw wrongValue(where, `a whole number ${limits}`, text);
    },
  };
}

/** NaN for anything but digits. */
function toWholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function wrongValue(where: string, expected: string, text: string): ArgumentError {
  return new ArgumentError({ where, expected, received: text === "" ? "nothing" : text });
}
