import type { PageHead } from "./head.ts";
import { folded } from "./text.ts";
import { wordsIn } from "./things.ts";

/** What a site calls itself, so that its name is known in a title or a byline. */
export type SiteNames = {
  /** As stated, the most telling first. */
  stated: string[];
  is(words: string): boolean;
};

const METAS = [
  "og:site_name",
  "application-name",
  "apple-mobile-web-app-title",
  "dc.publisher",
  "publisher",
  "cre",
  "al:ios:app_name",
  "al:android:app_name",
];
const SITE =
  /^(?:WebSite|Organization|NewsMediaOrganization|Corporation|Blog|Newspaper|Periodical|LocalBusiness|EducationalOrganization|CollegeOrUniversity|GovernmentOrganization)$/;

export function siteNames(head: PageHead, host: string | undefined): SiteNames {
  const stated = METAS.flatMap((name) => head.metas.get(name) ?? []);
  const titles = new Set([head.title ?? "", ...(head.metas.get("og:title") ?? [])].map(folded));
  for (const { types, values, within } of head.things) {
    const names = values.publisher === undefined ? [] : namesIn(values.publisher);
    if (within !== "author" && types.some((type) => SITE.test(type)))
      names.push(...namesIn(values.name), ...namesIn(values.alternateName));
    // Microdata that nest badly give the headline as the publisher's name.
    stated.push(...names.filter((name) => !titles.has(folded(name))));
    if (stated.length > 200) break;
  }
  const plain = stated
    .map((name) => name.trim())
    .filter((name) => name !== "" && name.length < 80 && !/^https?:/i.test(name));
  // Some pages give their own title as that of the site.
  const own = joined(head.metas.get("og:title")?.[0] ?? "");
  const known = new Set(plain.map(joined).filter((name) => name !== own || name.length < 20));
  const label = host === undefined ? "" : hostLabel(host);
  return { stated: plain, is: (words) => isName(joined(words), known, label) };
}

function namesIn(value: unknown): string[] {
  const words = wordsIn(value);
  return words === undefined ? [] : [words];
}

const joined = (words: string) =>
  folded(words.replace(/^the\s+|\.(?:com|org|net|co\.uk|de|fr)\b.*$/gi, "")).replace(/ /g, "");

function isName(words: string, known: Set<string>, label: string): boolean {
  if (words === "") return false;
  if (known.has(words)) return true;
  // A site's name with a number is one issue of it, or one of its series.
  return (
    words.length > 3 &&
    label.length > 3 &&
    (!/\d/.test(words) || /\d/.test(label)) &&
    (words === label ||
      (words.includes(label) && words.length < label.length + 12) ||
      (label.includes(words) && label.length < words.length * 2))
  );
}

/** "www.ellis-post.co.uk" is "ellispost". */
function hostLabel(host: string): string {
  const labels = host.toLowerCase().replace(/:\d+$/, "").split(".");
  const ends = labels.length > 2 && /^(?:com?|org|net|gov|edu|ac|gob|or|ne)$/.test(labels.at(-2)!) ? 2 : 1;
  return (labels.at(-1 - ends) ?? labels[0]!).replace(/[^\p{L}\p{N}]/gu, "");
}
