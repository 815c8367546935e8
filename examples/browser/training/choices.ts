import {
  AdaGrad,
  Adam,
  AdamW,
  ELU,
  GELU,
  LeakyReLU,
  ReLU,
  RMSProp,
  SGD,
  Sigmoid,
  SiLU,
  Tanh,
  type Activation,
  type Optimizer,
} from "ndnet";

/** Activations that visitors choose from, by what the page calls them. */
export const activations: Readonly<Record<string, () => Activation>> = {
  ReLU: () => new ReLU(),
  "Leaky ReLU": () => new LeakyReLU(),
  ELU: () => new ELU(),
  GELU: () => new GELU(),
  SiLU: () => new SiLU(),
  Tanh: () => new Tanh(),
  Sigmoid: () => new Sigmoid(),
};

/** An optimizer that visitors can choose, with a rate that suits it. */
export interface OptimizerChoice {
  readonly make: (learningRate: number) => Optimizer;
  readonly usualRate: number;
}

/** Optimizers that visitors choose from, by what the page calls them. */
export const optimizers: Readonly<Record<string, OptimizerChoice>> = {
  Adam: { make: (learningRate) => new Adam({ learningRate }), usualRate: 0.001 },
  AdamW: { make: (learningRate) => new AdamW({ learningRate }), usualRate: 0.001 },
  SGD: { make: (learningRate) => new SGD({ learningRate }), usualRate: 0.1 },
  "SGD with momentum": {
    make: (learningRate) => new SGD({ learningRate, momentum: 0.9, nesterov: true }),
    usualRate: 0.05,
  },
  RMSProp: { make: (learningRate) => new RMSProp({ learningRate }), usualRate: 0.001 },
  AdaGrad: { make: (learningRate) => new AdaGrad({ learningRate }), usualRate: 0.02 },
};

/** What has a name among choices. @throws {Error} when nothing has. */
export function chosen<Choice>(choices: Readonly<Record<string, Choice>>, name: string): Choice {
  const choice = choices[name];
  if (choice !== undefined) return choice;
  throw new Error(`There is no ${name} among ${Object.keys(choices).join(", ")}.`);
}
