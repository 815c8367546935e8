import { describe, expect, test } from "vitest";
import { ArgumentError, FormatError } from "../../../src/errors/index.js";
import { Initializer } from "../../../src/initializers/index.js";
import { parseSafetensors } from "../../../src/formats/index.js";
import { Dense, Layer } from "../../../src/layers/index.js";
import type { Tensor } from "../../../src/tensor/index.js";
import { Sequential } from "../../../src/models/index.js";
import { bytesOf } from "../../support/tensor-bytes.js";
import { Scale } from "../../support/custom-classes.js";

class SavedScale extends Scale {
  static readonly typeName: string = "Scale";

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

  test("a layer made of others keeps parameters of one name apart", () => {
    class Pair extends Layer {
      static readonly typeName = "Pair";
      readonly first: Dense;
      readonly second: Dense;
      override readonly parameters: Layer["parameters"];

      constructor(readonly units: number) {
        super({ inputs: units, outputs: units });
        this.first = new Dense(units, 5);
        this.second = new Dense(5, units);
        this.parameters = [...this.first.parameters, ...this.second.parameters];
      }

      override constructorArguments(): readonly unknown[] {
        return [this.units];
      }

      override forward(input: Tensor): Tensor {
        return this.second.forward(this.first.forward(input));
      }

      override backward(gradient: Tensor): Tensor {
        return this.first.backward(this.second.backward(gradient));
      }
    }
    const pair = new Sequential(new Pair(4));
    const bytes = pair.toBytes();
    expect([...parseSafetensors(bytes).tensors.keys()]).toEqual([
      ...["0.weights", "0.bias", "0.weights_2", "0.bias_2"],
    ]);
    const read = Sequential.fromBytes(bytes, { classes: [Pair] });
    expect(read.parameters.map(({ value }) => bytesOf(value))).toEqual(
      pair.parameters.map(({ value }) => bytesOf(value)),
    );
  });

  test("layers that share a parameter, and a layer in two places, are refused", () => {
    class Tied extends Scale {
      static readonly typeName: string = "Tied";
      override readonly parameters: Scale["parameters"];

      constructor(readonly other: Scale) {
        super(3);
        this.parameters = other.parameters;
      }

      override constructorArguments(): readonly unknown[] {
        return [this.other];
      }
    }
    const scale = new SavedScale(3, "");
    expect(() => new Sequential(scale, new Tied(scale)).toBytes()).toThrow(
      /every layer in one place/,
    );
    class Twin extends Tied {
      static override readonly typeName = "Twin";

      override constructorArguments(): readonly unknown[] {
        return [new SavedScale(3, "")];
      }
    }
    expect(() => new Sequential(scale, new Twin(scale)).toBytes()).toThrow(
      /one parameter as 0\.factor and as 1\.factor/,
    );
  });

  test("a class that doesn't tell its constructor's arguments is refused", () => {
    class Silent extends Scale {
      static readonly typeName = "Silent";
    }
    expect(() => new Sequential(new Silent(3)).toBytes()).toThrow(
      /constructorArguments of its own/,
    );
    class Short extends SavedScale {
      static override readonly typeName = "Short";

      constructor(units: number, note: string) {
        super(units, note.trim());
      }

      override constructorArguments(): readonly unknown[] {
        return [this.units];
      }
    }
    expect(() => new Sequential(new Short(3, "a")).toBytes()).toThrow(/at least 2 values/);
  });

  test("arguments that lead back to themselves are refused", () => {
    class Cyclic extends Scale {
      static readonly typeName = "Cyclic";

      override constructorArguments(): readonly unknown[] {
        const cycle: unknown[] = [3];
        cycle.push(cycle);
        return cycle;
      }
    }
    expect(() => new Sequential(new Cyclic(3)).toBytes()).toThrow(/or a cycle/);
  });

  test("arguments too many to be read again are refused", () => {
    class Table extends Scale {
      static readonly typeName = "Table";

      override constructorArguments(): readonly unknown[] {
        return [3, Array.from({ length: 3_000_000 }, () => 0)];
      }
    }
    expect(() => new Sequential(new Table(3)).toBytes()).toThrow(/a few small values/);
  });

  test("an object that reads like a description is refused", () => {
    class Confusing extends Scale {
      static readonly typeName = "Confusing";

      override constructorArguments(): readonly unknown[] {
        return [3, { class: "Dense", arguments: [1, 2] }];
      }
    }
    expect(() => new Sequential(new Confusing(3)).toBytes()).toThrow(/class and arguments/);
  });

  class Same extends SavedScale {
    static override readonly typeName = "Scale";
  }
  class Dens extends SavedScale {
    static override readonly typeName = "Dense";
  }
  test.each<[string, unknown, RegExp]>([
    ["two classes of one name", [SavedScale, Same], /"Scale" twice/],
    ["the name of a class of ndnet", [Dens], /"Dense" twice/],
    ["a class without a name", [Scale], /static typeName/],
    ["no class", [undefined], /static typeName/],
    ["no array", Ramp, /an array of classes/],
  ])("fromBytes refuses %s", (_, classes, text) => {
    const read = (): unknown => Sequential.fromBytes(model.toBytes(), { classes: classes as [] });
    expect(read).toThrow(ArgumentError);
    expect(read).toThrow(text);
  });
});
