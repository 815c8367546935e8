import { expect, test } from "vitest";
import { Constraint } from "../../src/constraints/index.js";
import { Dense } from "../../src/layers/index.js";
import { Sequential } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { Parameter } from "../../src/parameters/index.js";
import { tensor, type Tensor } from "../../src/tensor/index.js";

/** No negative weights, in plain loops. */
class NonNegative extends Constraint {
  static readonly typeName = "NonNegative";

  override constructorArguments(): readonly unknown[] {
    return [];
  }

  override apply(value: Tensor): void {
    value.data.forEach((element, i) => (value.data[i] = Math.max(0, element)));
  }
}

test("a constraint written outside the library belongs to a parameter as the built-in one does", () => {
  const constraint = new NonNegative();
  const parameter = Parameter.of("w", tensor([1, 2, -3]), { constraint });
  expect(parameter.constraint).toBe(constraint);
  expect([...parameter.value.data]).toEqual([1, 2, -3]);
  parameter.gradient.data.set([4, -4, 4]);
  new SGD({ learningRate: 0.5 }).step([parameter]);
  expect([...parameter.value.data]).toEqual([0, 4, 0]);
});

test("a constraint of one's own comes back from a model's file where its class is given", () => {
  const layer = new Dense(2, 3, { weightConstraint: new NonNegative() });
  const bytes = new Sequential(layer).toBytes();
  const read = Sequential.fromBytes(bytes, { classes: [NonNegative] });
  expect(read.parameters[0]!.constraint).toBeInstanceOf(NonNegative);
  expect(() => Sequential.fromBytes(bytes)).toThrow('"NonNegative"');
});

test("a constraint takes no arguments unless it says so", () => {
  class Nothing extends Constraint {
    override apply(): void {
      // Changes nothing.
    }
  }
  expect(new Nothing().constructorArguments()).toEqual([]);
});
