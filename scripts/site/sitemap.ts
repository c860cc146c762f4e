import { type Html, html, raw } from "./html.ts";

/** A sitemap (https://www.sitemaps.org/protocol.html); whole addresses. */
export function sitemap(addresses: string[]): Html {
  return html`${raw('<?xml version="1.0" encoding="utf-8"?>\n')}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((address) => html`<url><loc>${address}</loc></url>\n`)}</urlset>
`;
}

/** The list of sitemaps of a site that needs several. */
export function sitemapIndex(addresses: string[]): Html {
  return html`${raw('<?xml version="1.0" encoding="utf-8"?>\n')}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((address) => html`<sitemap><loc>${address}</loc></sitemap>\n`)}</sitemapindex>
`;
}
