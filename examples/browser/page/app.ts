import { Background } from "../background/background.js";
import { countConfusions } from "../charts/count-confusions.js";
import { CurveRecord } from "../charts/curve-record.js";
import { ResultsView } from "../charts/results-view.js";
import { DataPanel } from "../data/data-panel.js";
import { kindOfFile } from "../data/named-bytes.js";
import { DrawingPanel } from "../recognition/drawing-panel.js";
import { Recognizer } from "../recognition/recognizer.js";
import { buildNetwork, openNetwork } from "../training/network.js";
import { SettingsForm } from "../training/settings-form.js";
import { TrainingPanel } from "../training/training-panel.js";
import { Announcer } from "./announcer.js";
import { download } from "./download.js";
import { readFiles, takeChosenFiles, takeDroppedFiles } from "./dropped-files.js";
import { FailureNotice } from "./failure-notice.js";
import { find } from "./find.js";
import { Throttle } from "./throttle.js";

/** The page: what its parts tell one another. */
export class App {
  readonly #announcer = new Announcer();
  readonly #failure = new FailureNotice();
  readonly #background = new Background();
  readonly #record = new CurveRecord();
  readonly #recognizer = new Recognizer();
  readonly #drawing = new DrawingPanel(this.#recognizer, this.#announcer);
  readonly #form = new SettingsForm({
    onNetwork: () => this.#results.refreshNetwork(),
    onSubmit: () => void this.#failure.watch(() => this.#training.press()),
  });
  readonly #data = new DataPanel({
    background: this.#background,
    announcer: this.#announcer,
    onData: () => this.#results.refreshConfusions(),
  });
  readonly #training = new TrainingPanel({
    form: this.#form,
    record: this.#record,
    announcer: this.#announcer,
    data: () => this.#data.data,
    onProgress: () => {
      this.#results.refreshCurves();
      this.#snapshots.request();
    },
    onEpoch: () => {
      this.#results.refreshCurves();
      this.#results.refreshConfusions();
      this.#snapshots.request();
    },
  });
  /** The latest copy of the network; `undefined` where none is trained. */
  #snapshot: Uint8Array | undefined;
  readonly #results = new ResultsView(this.#background, {
    record: this.#record,
    network: () => this.#snapshot ?? this.#form.network,
    confusions: () => this.#confusions(),
    onFailure: (error) => this.#failure.show(error),
  });
  readonly #snapshots = new Throttle(500, () => this.#takeSnapshot());

  /** Makes the page ready for its visitor. */
  async start(): Promise<void> {
    const open = (files: readonly File[]): void => {
      void this.#failure.watch(() => this.#open(files));
    };
    takeDroppedFiles(open);
    takeChosenFiles("data-files", open);
    takeChosenFiles("model-file", open);
    this.#onClick("reset", () => this.#training.reset());
    this.#onClick("save-model", () => this.#save());
    this.#onClick("make-synthetic", () => this.#data.makeSynthetic());
    this.#onClick("fetch-mnist", () => this.#data.fetchMnist());
    await this.#failure.watch(async () => {
      this.#warmUp();
      await Promise.all([this.#training.showThreads(), this.#data.makeSynthetic()]);
    });
  }

  /** Has the engine start and its code compiled before training keeps the machine busy. */
  #warmUp(): void {
    const { network } = this.#form;
    if (network !== undefined) new Recognizer().take(buildNetwork(network).toBytes());
  }

  #onClick(id: string, action: () => Promise<void>): void {
    find(id, HTMLButtonElement).addEventListener("click", () => void this.#failure.watch(action));
  }

  /** Opens files of data, or a model. */
  async #open(files: readonly File[]): Promise<void> {
    const contents = await readFiles(files);
    const model = contents.find((file) => kindOfFile(file) === "model");
    if (model === undefined) await this.#data.openFiles(contents);
    else await this.#training.open(openNetwork(model.bytes));
  }

  async #save(): Promise<void> {
    const bytes = await this.#training.trainer.toBytes();
    if (bytes !== undefined) download("digits.model", bytes);
  }

  async #takeSnapshot(): Promise<void> {
    try {
      this.#snapshot = await this.#training.trainer.toBytes();
      this.#recognizer.take(this.#snapshot);
      this.#drawing.refresh();
      this.#results.refreshNetwork();
    } catch (error) {
      this.#failure.show(error);
    }
  }

  async #confusions(): Promise<number[][] | undefined> {
    const { data } = this.#data;
    const probabilities = data && (await this.#training.trainer.predict(data.test));
    return probabilities && countConfusions(data.test.labels, probabilities);
  }
}
