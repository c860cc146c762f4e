import { element, grouped, part } from "./dom.ts";
import { type Counts, decadeOf, UNDATED } from "./facets.ts";
import { addressOf, type FacetName, PAGE, type State } from "./state.ts";

/** How many values of a facet are shown before the reader asks for all. */
const FEW = 12;

const opened = new Set<string>();

/** Puts the counts into facets. What has the focus keeps it, though it is made anew. */
export function showFacets(counts: Counts, state: State, names: readonly FacetName[]): void {
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : undefined;
  const inside = focused?.closest("[data-facet]") !== null ? focused : undefined;
  for (const name of names) {
    const facet = part<HTMLFieldSetElement>(`[data-facet=${name}]`);
    const values = name === "year" ? decades(counts.year, state) : ranked(counts[name], state[name], name);
    facet.hidden = values.length === 0;
    facet.lastElementChild!.replaceChildren(...values);
  }
  if (inside === undefined) return;
  for (const box of document.querySelectorAll<HTMLInputElement>(`[data-facet] [name=${inside.name}]`))
    if (box.value === inside.value) box.focus({ preventScroll: true });
}

/** Numbers that are not known yet are no numbers: those of an earlier search would be wrong. */
export function hideCounts(names: readonly FacetName[]): void {
  for (const name of names)
    for (const count of document.querySelectorAll(`[data-facet=${name}] .num`)) count.textContent = "…";
}

/** Those with most articles first, and those that are chosen, with a button for the rest. */
function ranked(counts: Map<string, number>, chosen: string[], name: FacetName): HTMLElement[] {
  const all = new Map(chosen.map((value) => [value, 0]));
  for (const [value, count] of counts) all.set(value, count);
  const values = [...all].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const few = opened.has(name) ? values : values.filter(([value], at) => at < FEW || chosen.includes(value));
  const list: HTMLElement[] = few.map(([value, count]) => choice(name, value, count, chosen.includes(value)));
  if (few.length < values.length) list.push(more(name, values.length - few.length, () => ranked(counts, chosen, name)));
  return list;
}

function more(name: FacetName, count: number, values: () => HTMLElement[]): HTMLElement {
  const button = element("button", { type: "button" }, `${grouped(count)} more`);
  button.addEventListener("click", () => {
    opened.add(name);
    const list = values();
    button.parentElement!.replaceChildren(...list);
    list[FEW]?.querySelector("input")?.focus();
  });
  return button;
}

/** Decades, and the years of those that are chosen; undated last. */
function decades(counts: Map<string, number>, { year: chosen }: State): HTMLElement[] {
  const years = new Map<string, Map<string, number>>();
  const put = (year: string, count: number) => {
    const decade = decadeOf(year);
    years.set(decade, (years.get(decade) ?? new Map()).set(year, count));
  };
  for (const value of chosen) if (value.endsWith("s")) years.set(value, new Map());
  for (const value of chosen) if (!value.endsWith("s")) put(value, 0);
  for (const [year, count] of counts) put(year, count);
  return [...years]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([decade, within]) => {
      const open = chosen.includes(decade) || [...within.keys()].some((year) => chosen.includes(year));
      const total = [...within.values()].reduce((sum, count) => sum + count, 0);
      const top = choice("year", decade, total, chosen.includes(decade));
      if (!open || decade === UNDATED) return [top];
      top.querySelector("input")!.indeterminate = !chosen.includes(decade);
      const list = [...within].sort(([a], [b]) => (a < b ? -1 : 1));
      return [
        top,
        element("div", {}, ...list.map(([year, count]) => choice("year", year, count, chosen.includes(year)))),
      ];
    });
}

function choice(name: FacetName, value: string, count: number, checked: boolean): HTMLLabelElement {
  const box = element("input", { type: "checkbox", name, value, checked });
  box.setAttribute("form", "search");
  const text = value === UNDATED ? "Undated" : value;
  return element("label", {}, box, element("span", {}, text), element("span", { className: "num" }, grouped(count)));
}

/** A facet with one value more or less. A year stands for a part of its decade: one replaces the other. */
export function toggled(state: State, name: FacetName, value: string): State {
  const without = state[name].filter((other) => other !== value);
  const rest =
    name === "year" ? without.filter((other) => decadeOf(other) !== value && other !== decadeOf(value)) : without;
  return { ...state, [name]: state[name].includes(value) ? without : [...rest, value], shown: PAGE };
}

/** Hits per year, each bar a link that asks for that year, or, chosen already, for all again. */
export function showBars(counts: Map<string, number>, state: State): void {
  const years = [...counts.keys()].filter((year) => year !== UNDATED).map(Number);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const most = Math.max(...years.map((year) => counts.get(String(year))!));
  const bars = [];
  for (let year = first; year <= last; year += 1) bars.push(bar(String(year).padStart(4, "0"), counts, most, state));
  const nav = part("#results .spine");
  const ends = element("p", { ariaHidden: "true" }, ...[first, last].map((year) => element("span", {}, String(year))));
  nav.hidden = years.length < 2;
  nav.replaceChildren(...(nav.hidden ? [] : [element("ol", {}, ...bars), ends]));
}

function bar(year: string, counts: Map<string, number>, most: number, state: State): HTMLLIElement {
  const count = counts.get(year) ?? 0;
  const name = element("span", {}, `${year}: ${count === 0 ? "none" : grouped(count)}`);
  if (count === 0) return element("li", {}, name);
  const link = element("a", { href: addressOf(toggled(state, "year", year)) || "?", title: name.textContent! }, name);
  link.dataset.h = String(Math.max(1, Math.round((count / most) * 20)));
  link.dataset.year = year;
  if (state.year.includes(year)) link.ariaCurrent = "true";
  return element("li", {}, link);
}
