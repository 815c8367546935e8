// Works with four threads and ends as its argument says; tests run it as a process of its own.
import { makeBackend } from "./make-backend.js";

const backend = makeBackend({ threads: 4 });
const [left, right, product] = [1, 2, 3].map(() => backend.allocate([128, 128], "float32"));
backend.fill(left!, 1);
backend.fill(right!, 2);

function work(): void {
  backend.affine(left!, right!, undefined, product!);
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

while (backend.helpedChunks === 0) work();
console.log(`helped, ${backend.threads} threads, ${product!.get(7, 7)}`);

switch (process.argv[2]) {
  case "working":
    for (let i = 0; i < 100; i += 1) work();
    break;
  case "idle":
    // Long enough for the helping threads to fall asleep.
    await pause(200);
    break;
  case "exit":
    setTimeout(() => process.exit(7), 20);
    for (;;) {
      work();
      await pause(0);
    }
  case "throw":
    work();
    throw new Error("thrown on purpose");
  case "dispose":
    backend.dispose();
    backend.dispose();
    work();
    console.log(`disposed, ${backend.threads} thread, ${product!.get(7, 7)}`);
    break;
}
