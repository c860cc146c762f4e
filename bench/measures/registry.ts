import type { Group } from "../options.ts";
import type { Measure } from "./bench.ts";
import { build } from "./build.ts";
import { disk } from "./disk.ts";
import { eleventy } from "./eleventy.ts";
import { floor } from "./floor.ts";
import { hugo } from "./hugo.ts";
import { importSources } from "./import.ts";
import { incremental } from "./incremental.ts";
import { indexSearch } from "./index-search.ts";
import { relate } from "./relate.ts";
import { search } from "./search.ts";

/** The measures by the names that --only knows. */
export const measures: { [name in Group]: Measure } = {
  build,
  disk,
  search,
  floor,
  index: indexSearch,
  incremental,
  relate,
  import: importSources,
  hugo,
  eleventy,
};
