import type { Directory } from "./directory.ts";
import type { Item, Term } from "./item.ts";

/** What an item's terms say of it. */
export type Filed = { section?: string; topics: string[]; lang?: string; notes: string[] };

const isUncategorised = ({ slug, name }: Term) => /^uncategori[sz]ed$/i.test(slug) || /^uncategori[sz]ed$/i.test(name);
/** Taxonomies that steer the old site. */
const MACHINERY =
  /^(?:author|post_format|nav_menu|post_translations|term_language|wp_theme|wp_template_part_area|yst_prominent_words|following_users|link_category)$/;

/**
 * The section is the primary category where one was chosen, else the first; the other categories are topics, as tags and the terms of a
 * site's own taxonomies are.
 */
export function filedUnder(item: Item, directory: Directory): Filed {
  const stated = item.terms.filter(({ domain, name }) => domain !== "" && name !== "");
  // The oldest exports write each term twice, once without its taxonomy.
  const terms = stated.length > 0 ? stated : item.terms.map((term) => ({ ...term, domain: "category" }));
  const categories = terms.filter((term) => term.domain === "category" && term.name !== "" && !isUncategorised(term));
  const primary = directory.categories.get(item.meta.get("_yoast_wpseo_primary_category")?.[0] ?? "");
  const section = categories.find(({ name }) => name === primary)?.name ?? categories[0]?.name;
  const own = terms.filter(
    ({ domain }) => !/^(?:category|post_tag|tag|language)$/.test(domain) && !MACHINERY.test(domain),
  );
  const tags = terms.filter(({ domain }) => domain === "post_tag" || domain === "tag");
  const language = terms.find(({ domain }) => domain === "language");
  const names = [...categories, ...tags, ...own].map(({ name }) => name);
  const taxonomies = [...new Set(own.map(({ domain }) => domain))];
  return {
    ...(section ? { section } : {}),
    topics: [...new Set(names)].filter((name) => name !== section),
    ...(language ? { lang: language.slug.replace("_", "-") } : {}),
    notes: taxonomies.map((taxonomy) => `terms of "${taxonomy}" became topics`),
  };
}
