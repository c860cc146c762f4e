import { html } from "../../scripts/site/html.ts";
import type { Layout, RedirectModel } from "../../scripts/site/models.ts";
import { href } from "../parts/links.ts";

/** An earlier address of a page. Small, because an old archive has many; it works without a script. */
export const redirect: Layout<RedirectModel> = (model, site, place) => {
  const target = href(place, model.to);
  return html`<!DOCTYPE html>
<html lang="${site.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${target}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${model.title} · ${site.name}</title>
<link rel="canonical" href="${site.address === null ? target : site.address + model.to}">
<link rel="stylesheet" href="${href(place, site.assets.css)}">
</head>
<body>
<main id="main"><h1>This page has moved</h1>
<p><a href="${target}">${model.title}</a></p></main>
</body>
</html>
`;
};
