import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringifyArticle } from "../../scripts/article/frontmatter.ts";
import { articleSchema } from "../../scripts/article/schema.ts";
import { freePlace, placeFor } from "../../scripts/write/place.ts";
import { allsides, reuters } from "./real.ts";

// An archive of real articles: node --import tsx bench/corpora/make.ts CORPORA ARCHIVE
const [corpora = "../shared/corpora", archive = "real-archive"] = process.argv.slice(2);
const taken = new Set<string>();
let refused = 0;

for (const { article, body } of [
  ...allsides(path.join(corpora, "allsides-37k")),
  ...reuters(path.join(corpora, "reuters21578")),
]) {
  const checked = articleSchema.safeParse(article);
  if (!checked.success) {
    refused += 1;
    console.error(`${article.id}: ${checked.error.issues[0]?.path.join(".")}: ${checked.error.issues[0]?.message}`);
    continue;
  }
  const place = freePlace(placeFor(checked.data), checked.data.id, (one) => taken.has(one));
  taken.add(place);
  const file = path.join(archive, "content/articles", place);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, stringifyArticle({ article: checked.data, body }));
}
const settings = {
  name: "Two Collections",
  tagline: "Wire copy of 1987, and the news of 2012 to 2020.",
  language: "en",
};
mkdirSync(path.join(archive, "content/_data"), { recursive: true });
writeFileSync(path.join(archive, "content/_data/site.json"), `${JSON.stringify(settings, null, 2)}\n`);
console.log(`${taken.size} articles, ${refused} refused`);
