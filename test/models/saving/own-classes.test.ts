import { describe, expect, test } from "vitest";
import { ArgumentError, FormatError } from "../../../src/errors/index.js";
import { Initializer } from "../../../src/initializers/index.js";
import { Dense } from "../../../src/layers/index.js";
import { Sequential } from "../../../src/models/index.js";
import { bytesOf } from "../../support/tensor-bytes.js";
import { Scale } from "../../support/custom-classes.js";

class SavedScale extends Scale {
  static readonly typeName = "Scale";

  constructor(
    readonly units: number,
    readonly note: string,
  ) {
    super(units);
  }

  override constructorArguments(): readonly unknown[] {
    return [this.units, this.note];
  }
}

class Ramp extends Initializer {
  static readonly typeName = "Ramp";

  constructor(readonly step: number) {
    super();
  }

  override constructorArguments(): readonly unknown[] {
    return [this.step];
  }

  override fill(values: Float64Array): void {
    values.forEach((_, index) => (values[index] = index * this.step));
  }
}

describe("classes of one's own in a model's file", () => {
  const model = new Sequential(
    new Dense(2, 3, { weightInitializer: new Ramp(0.5) }),
    new SavedScale(3, "kept"),
  );

  test("layers and initializers come back where fromBytes is given their classes", () => {
    const read = Sequential.fromBytes(model.toBytes(), { classes: [SavedScale, Ramp] });
    const [dense, scale] = read.layers;
    expect(scale).toBeInstanceOf(SavedScale);
    expect((scale as SavedScale).note).toBe("kept");
    expect((dense as Dense).weights.initializer).toEqual(new Ramp(0.5));
    expect(read.parameters.map(({ value }) => bytesOf(value))).toEqual(
      model.parameters.map(({ value }) => bytesOf(value)),
    );
  });

  test("without the class the error names it and says what to do", () => {
    const read = (): unknown => Sequential.fromBytes(model.toBytes(), { classes: [Ramp] });
    expect(read).toThrow(FormatError);
    expect(read).toThrow(/layer 2 of 2: .*"Scale".*fromBytes/);
  });

  test("a class without a typeName is refused when it is saved", () => {
    const save = (): unknown => new Sequential(new Scale(3)).toBytes();
    expect(save).toThrow(ArgumentError);
    expect(save).toThrow("static typeName");
  });

  test("a subclass of a built-in class is never saved as that class", () => {
    class MyDense extends Dense {}
    expect(() => new Sequential(new MyDense(2, 3)).toBytes()).toThrow(/MyDense with none/);
    class Inheriting extends SavedScale {}
    expect(() => new Sequential(new Inheriting(2, "")).toBytes()).toThrow(/Inheriting with none/);
  });

  test("the name of a built-in class is refused for another", () => {
    class Impostor extends Scale {
      static readonly typeName = "ReLU";
    }
    expect(() => new Sequential(new Impostor(3)).toBytes()).toThrow(/Impostor with "ReLU"/);
  });

  test.each([
    ["a function", () => 3, "a function"],
    ["NaN", Number.NaN, "NaN"],
    ["a date", new Date(0), "Date"],
    ["a tensor", new Float32Array(2), "Float32Array"],
  ])("%s among the arguments is refused", (_, value, text) => {
    class Odd extends Scale {
      static readonly typeName = "Odd";
      override constructorArguments(): readonly unknown[] {
        return [3, { deep: [value] }];
      }
    }
    const save = (): unknown => new Sequential(new Odd(3)).toBytes();
    expect(save).toThrow(ArgumentError);
    expect(save).toThrow(text);
  });

  test("two parameters of one name in a layer are refused", () => {
    class Twice extends Scale {
      static readonly typeName = "Twice";
      override readonly parameters = [new Scale(3).factor, new Scale(3).factor];
    }
    expect(() => new Sequential(new Twice(3)).toBytes()).toThrow(/0\.factor twice/);
  });
});
