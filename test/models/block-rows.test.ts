import { describe, expect, it } from "vitest";
import { chooseBlockRows } from "../../src/models/block-rows.js";

describe("chooseBlockRows", () => {
  it("keeps what layers give for a block within 4 MiB, in multiples of 32", () => {
    const rows = chooseBlockRows(
      [
        [60000, 784],
        [60000, 1500],
        [60000, 10],
      ],
      "float64",
    );
    expect(rows % 32).toBe(0);
    expect(rows * 1510 * 8).toBeLessThanOrEqual(4 * 1024 * 1024);
    expect((rows + 32) * 1510 * 8).toBeGreaterThan(4 * 1024 * 1024);
  });

  it("keeps a block's inputs within 8 MiB", () => {
    expect(
      chooseBlockRows(
        [
          [9, 1024],
          [9, 2],
        ],
        "float64",
      ),
    ).toBe(1024);
    expect(chooseBlockRows([[5, 56, 56]], "float64")).toBe(320);
  });

  it("does not depend on the number of samples", () => {
    const few = chooseBlockRows(
      [
        [1, 784],
        [1, 10],
      ],
      "float32",
    );
    expect(
      chooseBlockRows(
        [
          [60000, 784],
          [60000, 10],
        ],
        "float32",
      ),
    ).toBe(few);
  });

  it("stays from 32 to 2048, however narrow or wide the layers, known or not", () => {
    expect(
      chooseBlockRows(
        [
          [5, 1],
          [5, 1],
        ],
        "float32",
      ),
    ).toBe(2048);
    expect(chooseBlockRows([[5, 100000], undefined], "float32")).toBe(32);
  });
});
