// What another thread runs. It begins as plain JavaScript because a thread, like the command, must first have tsx to read
// the sources; tsx is found from here, wherever Backfile is installed and run from.
import { parentPort } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { matchBatches } = await import("./threads.ts");
parentPort.once("message", (work) => {
  for (const _ of matchBatches(work));
  parentPort.close();
});
