// Saves one model after the other into the file that the command line names, until it is killed. All
// weights of a model are the number of its save.

import { Constant } from "../../../src/initializers/index.js";
import { Dense } from "../../../src/layers/index.js";
import { Sequential } from "../../../src/models/index.js";
import { saveModel } from "../../../src/node/index.js";

const [path = ""] = process.argv.slice(2);
for (let save = 0; ; save++) {
  const dense = new Dense(500, 300, { weightInitializer: new Constant(save) });
  await saveModel(new Sequential(dense), path);
  if (save === 0) console.log("saved");
}
