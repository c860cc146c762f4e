// What another thread runs. It begins as plain JavaScript because a thread, like the command, must first have tsx to read
// the sources; tsx is found from here, wherever Backfile is installed and run from.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { matchBatches } = await import("./threads.ts");
for (const _ of matchBatches(workerData));
