import { formats } from "../formats/registry.ts";

// node formats-floor.ts FORMAT FOLDER: reads and parses what was written in a format, and makes nothing of it.
const [name, folder] = process.argv.slice(2) as [string, string];
console.log(JSON.stringify({ records: await formats.find((format) => format.name === name)!.floor(folder) }));
