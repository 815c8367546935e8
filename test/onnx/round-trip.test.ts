import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ELU,
  GELU,
  Identity,
  LeakyReLU,
  ReLU,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
} from "../../src/activations/index.js";
import { Dense, Rescaling, Standardize } from "../../src/layers/index.js";
import { Sequential, type AnyLayer } from "../../src/models/index.js";
import { parseOnnx, writeOnnx } from "../../src/onnx/index.js";
import { tensor } from "../../src/tensor/index.js";
import { bytesOf } from "../support/tensor-bytes.js";

const finite = { noNaN: true, noDefaultInfinity: true };
const positive = fc.double({ min: 0, max: 100, ...finite });
const signed = fc.double({ min: -100, max: 100, ...finite });
/** Numbers that float32 doesn't round to 0, which is no offset. */
const singles = fc.float({ min: -100, max: 100, ...finite });

/** Layers that keep the width of what comes in. */
const shapeless: fc.Arbitrary<AnyLayer> = fc.oneof(
  fc
    .constantFrom(ReLU, Sigmoid, SiLU, Softmax, Softplus, Tanh)
    .map((layerClass) => new layerClass()),
  fc.constantFrom("none" as const, "tanh" as const).map((approximate) => new GELU({ approximate })),
  positive.map((alpha) => new ELU({ alpha })),
  positive.map((slope) => new LeakyReLU({ slope })),
  fc.tuple(signed, fc.option(singles, { nil: 0 })).map(([scale, offset]) => {
    return new Rescaling(scale, offset);
  }),
);

function dense(inputs: number, units: number): fc.Arbitrary<AnyLayer> {
  const weight = fc.double({ noNaN: true });
  const values = (count: number): fc.Arbitrary<number[]> =>
    fc.array(weight, { minLength: count, maxLength: count });
  return fc
    .tuple(values(inputs * units), fc.option(values(units), { nil: undefined }))
    .map(([weights, bias]) =>
      Dense.fromWeights(
        tensor(weights, [inputs, units], { dtype: "float64" }),
        bias && tensor(bias, [units], { dtype: "float64" }),
      ),
    );
}

/** Dense layers of any widths with other layers between them, in either element type. */
const models: fc.Arbitrary<Sequential> = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 })
  .chain((widths) =>
    fc.tuple(
      fc.array(shapeless, { minLength: 1, maxLength: 3 }),
      ...widths
        .slice(1)
        .map((units, index) =>
          fc
            .tuple(dense(widths[index]!, units), fc.array(shapeless, { maxLength: 3 }))
            .map(([layer, others]) => [layer, ...others]),
        ),
      fc.constantFrom("float32" as const, "float64" as const),
    ),
  )
  .map((parts) => {
    const dtype = parts.at(-1) as "float32" | "float64";
    return new Sequential(...(parts.slice(0, -1) as AnyLayer[][]).flat()).to(dtype);
  });

/** All that makes two layers equal but weights; float32 numbers as such. */
function settingsOf(layer: AnyLayer, round: (value: number) => number): unknown {
  if (layer instanceof ELU) return ["ELU", Math.fround(layer.alpha)];
  if (layer instanceof LeakyReLU) return ["LeakyReLU", Math.fround(layer.slope)];
  if (layer instanceof GELU) return ["GELU", layer.approximate];
  if (layer instanceof Rescaling) return ["Rescaling", round(layer.scale), round(layer.offset)];
  if (layer instanceof Dense) return ["Dense", layer.inputs, layer.units, layer.bias !== undefined];
  return [layer.name];
}

describe("parseOnnx of what writeOnnx writes", () => {
  it("has the same layers, settings, element type and weights, bit for bit", () => {
    fc.assert(
      fc.property(models, (model) => {
        const file = writeOnnx(model);
        const back = parseOnnx(file);
        const round = (value: number): number =>
          (model.dtype === "float32" ? Math.fround(value) : value) + 0;
        expect(back.dtype).toBe(model.dtype);
        expect(back.layers.map((layer) => settingsOf(layer, round))).toEqual(
          model.layers.map((layer) => settingsOf(layer, round)),
        );
        expect(back.parameters.map(({ value }) => bytesOf(value))).toEqual(
          model.parameters.map(({ value }) => bytesOf(value)),
        );
        expect(writeOnnx(back)).toEqual(file);
      }),
      { numRuns: 200 },
    );
  });

  it("has the very numbers that people write", () => {
    const layers = [
      new LeakyReLU({ slope: 0.01 }),
      new ELU({ alpha: 0.3 }),
      new Rescaling(0.1, -7),
    ];
    const back = parseOnnx(writeOnnx(new Sequential(...layers))).layers;
    expect(back.map((layer) => settingsOf(layer, (value) => value))).toEqual(
      layers.map((layer) => settingsOf(layer, (value) => value)),
    );
    expect((back[0] as LeakyReLU).slope).toBe(0.01);
    expect((back[1] as ELU).alpha).toBe(0.3);
  });

  it("has the means and deviations of rows, as weights bit for bit", () => {
    for (const dtype of ["float32", "float64"] as const) {
      const statistics = { mean: [0.1, -3, 1e9], standardDeviation: [0, 1 / 3, 1e-9] };
      const model = new Sequential(new Standardize(3, statistics), new Dense(3, 2)).to(dtype);
      const file = writeOnnx(model);
      const back = parseOnnx(file);
      const round = dtype === "float32" ? Math.fround : Number;
      expect(back.layers[0]).toMatchObject({
        mean: statistics.mean.map(round),
        standardDeviation: [1, 1 / 3, 1e-9].map(round),
      });
      expect(back.layers).toHaveLength(2);
      expect(writeOnnx(back)).toEqual(file);
    }
  });

  it("has no Identity, but where there is nothing else", () => {
    const names = (model: Sequential): string[] =>
      parseOnnx(writeOnnx(model)).layers.map(({ name }) => name);
    expect(names(new Sequential(new Identity(), new ReLU(), new Identity()))).toEqual(["ReLU"]);
    expect(names(new Sequential(new Identity(), new Identity()))).toEqual(["Identity"]);
  });

  it("is the same whatever the type of the input", () => {
    const model = new Sequential(new Rescaling(1 / 255), new Dense(3, 2)).to("float64");
    for (const inputType of ["uint8", "float32", "float64"] as const) {
      const back = parseOnnx(writeOnnx(model, { inputType }));
      expect(back.dtype).toBe("float64");
      expect(back.layers.map(({ name }) => name)).toEqual(["Rescaling", "Dense"]);
    }
  });

  it("has weights of more elements than are copied at a time, rows and columns in their places", () => {
    for (const shape of [
      [300, 500],
      [1, 70_000],
      [70_000, 1],
    ] as const) {
      const count = shape[0] * shape[1];
      const values = Float32Array.from({ length: count }, (_, index) => index);
      const model = new Sequential(Dense.fromWeights(tensor(values, shape)));
      const [parameter] = parseOnnx(writeOnnx(model)).parameters;
      const found = bytesOf(parameter!.value);
      expect(Buffer.compare(found, new Uint8Array(values.buffer)), `[${shape.join(", ")}]`).toBe(0);
    }
  });
});
