import { relateArchive } from "./relate-adapter.ts";

// A program of its own, so that its memory is that of related lists alone: node relate-program.ts ARCHIVE
console.log(JSON.stringify(await relateArchive(process.argv[2]!)));
