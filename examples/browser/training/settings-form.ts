import { find } from "../page/find.js";
import { activations, chosen, optimizers } from "./choices.js";
import { parseWidths, type NetworkSettings, type TrainingSettings } from "./settings.js";

/** Whom a form of settings tells. */
export interface SettingsListener {
  /** The network's settings have changed. */
  readonly onNetwork: () => void;
  /** Training is wanted. */
  readonly onSubmit: () => void;
}

/** The form of a network's and its training's settings. */
export class SettingsForm {
  readonly #form = find("settings", HTMLFormElement);
  readonly #network = find("network-settings", HTMLFieldSetElement);
  readonly #training = find("training-settings", HTMLFieldSetElement);
  readonly #widths = find("widths", HTMLInputElement);
  readonly #widthsError = find("widths-error", HTMLElement);
  readonly #activation = find("activation", HTMLSelectElement);
  readonly #dropout = find("dropout", HTMLInputElement);
  readonly #optimizer = find("optimizer", HTMLSelectElement);
  readonly #rate = find("rate", HTMLInputElement);
  readonly #batchSize = find("batch-size", HTMLInputElement);
  readonly #epochs = find("epochs", HTMLInputElement);
  readonly #distorts = find("distorts", HTMLInputElement);

  constructor({ onNetwork, onSubmit }: SettingsListener) {
    addOptions(this.#activation, Object.keys(activations));
    addOptions(this.#optimizer, Object.keys(optimizers));
    this.#optimizer.addEventListener("change", () => {
      this.#rate.value = String(chosen(optimizers, this.#optimizer.value).usualRate);
    });
    this.#widths.addEventListener("input", () => this.#checkWidths());
    this.#network.addEventListener("change", onNetwork);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#form.reportValidity()) onSubmit();
    });
  }

  /** What the network shall be; `undefined` while that can't be. */
  get network(): NetworkSettings | undefined {
    const hidden = parseWidths(this.#widths.value);
    if (typeof hidden === "string" || !this.#dropout.checkValidity()) return undefined;
    const dropout = this.#dropout.valueAsNumber;
    return { hidden, activation: this.#activation.value, dropout };
  }

  get training(): TrainingSettings {
    return {
      optimizer: this.#optimizer.value,
      learningRate: this.#rate.valueAsNumber,
      batchSize: this.#batchSize.valueAsNumber,
      epochs: this.#epochs.valueAsNumber,
      distorts: this.#distorts.checked,
    };
  }

  /** Says which settings can be changed. */
  allow(changes: { readonly network: boolean; readonly training: boolean }): void {
    this.#network.disabled = !changes.network;
    this.#training.disabled = !changes.training;
  }

  #checkWidths(): void {
    const widths = parseWidths(this.#widths.value);
    const error = typeof widths === "string" ? widths : "";
    this.#widths.setCustomValidity(error);
    this.#widths.setAttribute("aria-invalid", String(error !== ""));
    this.#widthsError.textContent = error;
    this.#widthsError.hidden = error === "";
  }
}

function addOptions(select: HTMLSelectElement, names: readonly string[]): void {
  select.append(...names.map((name) => new Option(name)));
}
