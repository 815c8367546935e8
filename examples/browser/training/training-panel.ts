import type { EpochRecord, Sequential } from "ndnet";
import type { TrainingProgress } from "ndnet/worker";
import type { CurveRecord } from "../charts/curve-record.js";
import type { DigitData } from "../data/digit-data.js";
import type { Announcer } from "../page/announcer.js";
import { find } from "../page/find.js";
import { buildNetwork, describeNetwork } from "./network.js";
import { ProgressView } from "./progress-view.js";
import type { SettingsForm } from "./settings-form.js";
import { Trainer, type TrainerState } from "./trainer.js";

/** What a training panel works with, and whom it tells. */
export interface TrainingPanelParts {
  readonly form: SettingsForm;
  readonly record: CurveRecord;
  readonly announcer: Announcer;
  readonly data: () => DigitData | undefined;
  /** The network has changed a little. */
  readonly onProgress: () => void;
  /** An epoch has ended, or there is another network or none. */
  readonly onEpoch: () => void;
}

/** What the button does in each state. */
const buttonTexts: Readonly<Record<TrainerState, string>> = {
  empty: "Train",
  idle: "Train further",
  training: "Pause",
  paused: "Go on",
};

/** Training as visitors steer and see it: one button that trains, pauses and goes on, and one that resets. */
export class TrainingPanel {
  readonly #parts: TrainingPanelParts;
  readonly #view = new ProgressView();
  readonly #button = find("train", HTMLButtonElement);
  readonly #reset = find("reset", HTMLButtonElement);
  readonly #save = find("save-model", HTMLButtonElement);
  readonly #stateText = find("state", HTMLElement);
  readonly #networkName = find("network-name", HTMLElement);
  readonly trainer = new Trainer({
    onState: (state) => this.#showState(state),
    onProgress: (progress) => this.#takeProgress(progress),
    onEpoch: (epoch) => this.#takeEpoch(epoch),
  });

  constructor(parts: TrainingPanelParts) {
    this.#parts = parts;
    this.#showState(this.trainer.state);
  }

  /** Shows how many threads training has. @throws {NotFoundError} when its worker doesn't start. */
  async showThreads(): Promise<void> {
    this.#view.showThreads(await this.trainer.threads());
  }

  /** Does what the button says. */
  async press(): Promise<void> {
    const { announcer } = this.#parts;
    switch (this.trainer.state) {
      case "training":
        this.trainer.pause();
        announcer.say("Training paused");
        return;
      case "paused":
        this.trainer.goOn();
        announcer.say("Training goes on");
        return;
      default:
        await this.#train();
    }
  }

  /** Forgets the network and its curves. */
  async reset(): Promise<void> {
    await this.trainer.reset();
    this.#forgetProgress();
    this.#parts.announcer.say("Reset: the network has forgotten everything");
    this.#parts.onEpoch();
  }

  /** Takes a network from a file in the place of the one that is there. */
  async open(model: Sequential): Promise<void> {
    await this.trainer.open(model);
    this.#forgetProgress();
    this.#parts.announcer.say(`Opened the network ${describeNetwork(model)}`);
    this.#parts.onEpoch();
  }

  async #train(): Promise<void> {
    const { form, record, announcer, data: source } = this.#parts;
    const { network, training } = form;
    const data = source();
    if (data === undefined) throw new Error("There are no digits to learn from yet.");
    const model = this.trainer.model ?? (network && buildNetwork(network));
    if (model === undefined) return;
    record.goOn();
    announcer.say("Training begins");
    try {
      await this.trainer.train(model, data, training);
    } finally {
      this.#parts.onEpoch();
    }
    if (this.trainer.state !== "idle") return;
    this.#view.finish();
    announcer.say(`Training has ended. ${this.#view.summary}`);
  }

  #takeProgress(progress: TrainingProgress): void {
    this.#parts.record.takeProgress(progress);
    this.#view.showProgress(progress);
    this.#parts.onProgress();
  }

  #takeEpoch(epoch: EpochRecord): void {
    const { record, announcer, onEpoch } = this.#parts;
    record.takeEpoch(epoch);
    this.#view.showEpoch(epoch, record.epochs);
    announcer.mention(this.#view.summary);
    onEpoch();
  }

  #forgetProgress(): void {
    this.#parts.record.clear();
    this.#view.clear();
  }

  #showState(state: TrainerState): void {
    const { model } = this.trainer;
    this.#button.textContent = buttonTexts[state];
    this.#reset.disabled = state === "empty";
    this.#save.disabled = state === "empty";
    this.#parts.form.allow({
      network: state === "empty",
      training: state === "empty" || state === "idle",
    });
    this.#networkName.textContent =
      model === undefined
        ? "The network can be changed until it is trained."
        : `${describeNetwork(model)}. Reset to change it.`;
    this.#stateText.textContent = stateTexts[state];
  }
}

const stateTexts: Readonly<Record<TrainerState, string>> = {
  empty: "Not trained yet.",
  idle: "Training has ended; the network can be trained further.",
  training: "Training …",
  paused: "Paused.",
};
