import type { Group } from "../options.ts";
import type { Measure } from "./bench.ts";
import { build, pages } from "./build.ts";
import { disk } from "./disk.ts";
import { eleventy } from "./eleventy.ts";
import { floor } from "./floor.ts";
import { hugo } from "./hugo.ts";
import { importSources } from "./import.ts";
import { importFormats } from "./import-formats.ts";
import { incremental } from "./incremental.ts";
import { indexSearch } from "./index-search.ts";
import { relate } from "./relate.ts";
import { search } from "./search.ts";

/** The measures by the names that --only knows; what is compared stands close together, as machines have moods. */
export const measures: { [name in Group]: Measure } = {
  pages,
  hugo: hugo({ related: false }),
  eleventy: eleventy({ related: false }),
  build,
  disk,
  search,
  floor,
  index: indexSearch,
  incremental,
  relate,
  import: importSources,
  "import-formats": importFormats,
  "hugo-related": hugo({ related: true }),
  "eleventy-related": eleventy({ related: true }),
};
