import { relateAdded, relateArchive } from "./relate-adapter.ts";

// A program of its own, so that its memory is that of related lists alone: node relate-program.ts ARCHIVE [ADDED]
const [archive, added] = process.argv.slice(2);
const related = added === undefined ? relateArchive(archive!) : relateAdded(archive!, Number(added));
console.log(JSON.stringify(await related));
