import { type Html, html } from "../../scripts/site/html.ts";
import type { Layout, SearchModel } from "../../scripts/site/models.ts";
import { browseEntry, document } from "../parts/document.ts";
import { href } from "../parts/links.ts";

/** The search page before its script: the script (_includes/js/search.ts) fills what is empty here and adds no element but results. */
export const search: Layout<SearchModel> = (model, site, place) => {
  const browse = html`<a href="${href(place, browseEntry(site) ?? "browse.html")}">Browse the archive by date</a>`;
  const body = html`<div class="searching wide">${query()}
${facets(model)}
<div><noscript><p>Searching needs JavaScript. ${browse}: every article is there.</p></noscript>
<p class="unable">Search has not started. It needs a web server, and cannot run from files opened on disk. ${browse} instead.</p>
<p class="meta" id="before">${model.count}</p>
${results()}</div></div>`;
  return document({ title: "Search", site, place, body, scripts: "search", description: model.count });
};

function query(): Html {
  return html`<form class="query" id="search" role="search"><h1 class="vh">Search</h1>
<label class="vh" for="q">Words to search for</label><input id="q" name="q" type="search" placeholder="Search the archive" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"><button type="submit">Search</button></form>`;
}

function facets(model: SearchModel): Html {
  return html`<details class="facets side"><summary>Narrow the results</summary>
${facet("year", "Year", model.decades)}${facet("source", "Source", model.sources.slice(0, FEW))}${facet("section", "Section", model.sections.slice(0, FEW))}${facet("topic", "Topic", [])}
<fieldset class="facet dates"><legend>Dates</legend>${dateField("from", "From")}${dateField("to", "To")}<p class="meta" id="date-form">1987 or 1987-03-12</p></fieldset>
<p class="meta" id="counting" hidden>Still counting …</p>
</details>`;
}

function results(): Html {
  return html`<section id="results" hidden><h2 class="vh">Results</h2>
<p class="meta"><span role="status"></span> <span class="sort" hidden>Sorted by <a data-sort="relevance">relevance</a> · <a data-sort="newest">newest</a> · <a data-sort="oldest">oldest</a></span></p>
<nav class="spine" aria-label="Results by year"></nav>
<ul class="entries"></ul>
<p class="more" hidden><button type="button"></button></p></section>`;
}

/** As many as the script shows at first (_includes/js/search/choices.ts). */
const FEW = 12;

/** Values stand here without counts, so that nothing moves when the script puts the counts in. */
function facet(name: string, legend: string, values: string[]): Html {
  return html`<fieldset class="facet" data-facet="${name}"${values.length === 0 && html` hidden`}><legend>${legend}</legend><div>${values.map(
    (value) =>
      html`<label><input type="checkbox" form="search" name="${name}" value="${value}"><span>${value}</span></label>`,
  )}</div></fieldset>
`;
}

function dateField(name: string, label: string): Html {
  return html`<label class="date"><span>${label}</span><input type="text" form="search" name="${name}" pattern="\\d{4}(-\\d\\d(-\\d\\d)?)?" aria-describedby="date-form" autocomplete="off"></label>`;
}
