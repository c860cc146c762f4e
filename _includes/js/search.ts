import { hideCounts, showBars, showFacets, toggled } from "./search/choices.ts";
import { articles, grouped, part } from "./search/dom.ts";
import { type Engine, open } from "./search/engine.ts";
import { type Narrowed, narrow, orderOf, sorted } from "./search/facets.ts";
import type { Found, Hit } from "./search/found.ts";
import { entry } from "./search/results.ts";
import { addressOf, type FacetName, facetNames, isEmpty, PAGE, readAddress, type State } from "./search/state.ts";

/** The search page. The address says all that is asked for; what is shown follows from it. */

const form = part<HTMLFormElement>("#search");
const box = part<HTMLInputElement>("#q");
const [from, to] = [part<HTMLInputElement>("[name=from]"), part<HTMLInputElement>("[name=to]")];
const results = part("#results");
const status = part("[role=status]");
const list = part(".entries");
const more = part<HTMLButtonElement>(".more button");

let state = readAddress(location.search);
let opening: Promise<Engine> | undefined;
/** What was found for the words last sought: facets, dates and order only choose from it. */
let last: { q: string; found: Found } | undefined;
let hits: Hit[] = [];
/** The hits as they are shown: printings of one story are one. */
let shown: Hit[] = [];
/** Counts what was asked, so that a slow answer does not replace a later one. */
let turn = 0;
/** The reader is still typing the words whose entry is already in the history. */
let typing = false;

function engine(): Promise<Engine> {
  opening ??= open();
  return opening;
}

const entriesOf = (some: Hit[], { table }: Engine, found: Found) =>
  Promise.all(some.map((hit) => entry(hit, table, found)));

/** Shows what `state` asks for. */
async function show(): Promise<void> {
  const mine = ++turn;
  const empty = isEmpty(state);
  part("#before").hidden = !empty;
  results.hidden ||= empty;
  // Nothing is loaded for a page on which nothing was asked.
  if (empty && opening === undefined) return;
  try {
    const opened = await engine();
    const found = last?.q === state.q ? last.found : await opened.find(state.q);
    await opened.narrowable(state);
    if (mine !== turn) return;
    last = { q: state.q, found };
    const narrowed = narrow(found.hits, state, opened.table);
    hits = sorted(narrowed.hits, state, opened.table);
    shown = opened.fold?.(hits) ?? hits;
    const entries = await entriesOf(shown.slice(0, state.shown), opened, found);
    if (mine !== turn) return;
    list.replaceChildren(...entries);
    showBars(narrowed.counts.year, state);
    showOrder();
    tell(found);
    results.hidden = empty;
    // Not waited for: who comes back finds the results, and their place in them, at once.
    count(found, narrowed, opened).catch(fail);
  } catch (trouble) {
    fail(trouble);
  }
}

function fail(trouble: unknown): void {
  opening = undefined;
  last = undefined;
  part(".unable").hidden = false;
  console.error(trouble);
}

/** Shows what the facets would leave: in a large archive the years at once, and the others when they are counted. */
async function count({ hits: all }: Found, { counts }: Narrowed, { table, counted }: Engine): Promise<void> {
  const [mine, asked] = [turn, state];
  const counting = counted(all, asked);
  part("#counting").hidden = counting === undefined;
  showFacets(counts, asked, counting ? ["year"] : facetNames);
  if (counting === undefined) return;
  const others = facetNames.filter((name) => name !== "year");
  hideCounts(others);
  await counting;
  if (mine !== turn) return;
  showFacets(narrow(all, asked, table).counts, asked, others);
  part("#counting").hidden = true;
}

function tell({ hits: all, absent, begun }: Found): void {
  const name = (words: string[]) => words.map((word) => `“${word}”`).join(" or ");
  const narrowed =
    hits.length < all.length ? `${grouped(hits.length)} of ${articles(all.length)}` : articles(all.length);
  const said = all.length > 0 || absent.length === 0 ? [narrowed] : [];
  if (absent.length > 0) said.push(`No article contains ${name(absent)}${all.length > 0 ? "; it was left out" : ""}`);
  if (begun.length > 0) said.push(`No article contains ${name(begun)}; these have words that begin so`);
  const text = `${said.join(". ")}.`;
  if (status.textContent !== text) status.textContent = text;
  showMore();
}

function showMore(): void {
  const left = Math.min(PAGE, shown.length - state.shown);
  more.parentElement!.hidden = left <= 0;
  more.textContent = `Show ${left} more`;
}

function showOrder(): void {
  part(".sort").hidden = hits.length < 2;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-sort]")) {
    const sort = link.dataset.sort as State["sort"];
    link.href = addressOf({ ...state, sort, shown: PAGE }) || "?";
    link.ariaCurrent = sort === orderOf(state) ? "true" : null;
  }
}

/** Asks for something else. `replace`: no entry of its own in the history. */
function ask(next: State, replace = false): void {
  const address = location.pathname + addressOf(next);
  state = next;
  remember();
  if (replace || address === location.pathname + location.search) history.replaceState(history.state, "", address);
  else history.pushState(null, "", address);
  fill();
  void show();
}

/** Puts into the fields what the address says. */
function fill(): void {
  if (document.activeElement !== box || !typing) box.value = state.q;
  from.value = state.from;
  to.value = state.to;
  document.title = state.q === "" ? title : `${state.q} · ${title}`;
}
const title = document.title;

/** How far the page was scrolled stands with its entry in the history, for coming back to it. */
function remember(): void {
  history.replaceState({ y: scrollY }, "");
}

async function restore(): Promise<void> {
  const y: number = history.state?.y ?? 0;
  typing = false;
  state = readAddress(location.search);
  fill();
  await show();
  scrollTo(0, y);
}

function typed(): State {
  const date = (field: HTMLInputElement) => (field.validity.valid ? field.value.trim() : "");
  return { ...state, q: box.value.trim(), from: date(from), to: date(to), shown: PAGE };
}

let pause: number | undefined;

box.addEventListener("focus", () => void engine().catch(() => {}));
box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    ask(typed(), typing || isEmpty(state));
    typing = true;
  }, 200);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  ask(typed(), typing);
  typing = false;
});
document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target === box) return;
  typing = false;
  ask(target.type === "checkbox" ? toggled(state, target.name as FacetName, target.value) : typed());
});
results.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-sort], a[data-year]");
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  typing = false;
  ask(readAddress(link.search));
});
more.addEventListener("click", async () => {
  const entries = await entriesOf(shown.slice(state.shown, state.shown + PAGE), await engine(), last!.found);
  state = { ...state, shown: state.shown + PAGE };
  history.replaceState(history.state, "", addressOf(state));
  list.append(...entries);
  showMore();
  entries[0]?.querySelector("a")?.focus();
});
document.addEventListener("keydown", (event) => {
  const inField = (event.target as Element).matches("input:not([type=checkbox]), textarea, select");
  if (event.key !== "/" || inField || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  box.select();
});
addEventListener("popstate", () => void restore());
addEventListener("pagehide", remember);

history.scrollRestoration = "manual";
part(".unable").hidden = true;
const wide = matchMedia("(min-width: 52rem)");
const facets = part<HTMLDetailsElement>(".facets");
facets.open = wide.matches;
wide.addEventListener("change", () => {
  facets.open = wide.matches;
});
void restore();
