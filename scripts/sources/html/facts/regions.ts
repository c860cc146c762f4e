import type { Element } from "domhandler";

/** Words in a class or id by which a part of a page is another's than the article's. */
const ANOTHERS = new Set(
  (
    "related recommend recommended recommendation recommendations recirc recirculation sidebar rail comment comments respond disqus " +
    "footer nav navbar navigation menu submenu promo promos trending popular newsletter signup subscribe cookie cookies consent advert " +
    "advertisement ads ad breadcrumb breadcrumbs teaser teasers carousel latest recent outbrain taboola modal popup pagination pager similar " +
    "suggested suggestions upnext testimonial testimonials reviews faq mostread featured spotlight ticker readnext dropdown offcanvas drawer"
  ).split(" "),
);
const TAGS = new Set(["nav", "aside", "form", "dialog", "button"]);
const ROLES = new Set(["navigation", "complementary", "contentinfo", "search", "dialog", "alert"]);

/** Whether an element begins a part of the page that is not the article's own; `spine` are the headline's ancestors. */
export function isAnothers(element: Element, tokens: string[], spine: Set<Element>): boolean {
  if (spine.has(element)) return false;
  if (TAGS.has(element.name) || ROLES.has(element.attribs.role ?? "")) return true;
  if (element.name === "footer") return !hasArticleAbove(element);
  return tokens.some((token) => ANOTHERS.has(token));
}

function hasArticleAbove(element: Element): boolean {
  let at = element.parent;
  for (let steps = 0; at !== null && at.type === "tag" && steps < 6; steps += 1, at = at.parent)
    if ((at as Element).name === "article") return true;
  return false;
}

export function ancestorsOf(element: Element | undefined): Set<Element> {
  const ancestors = new Set<Element>();
  for (let at = element?.parent; at && at.type === "tag"; at = at.parent) ancestors.add(at as Element);
  if (element) ancestors.add(element);
  return ancestors;
}

/** Hidden from everybody: nothing that is there was ever read. */
export function isHidden({ attribs }: Element): boolean {
  // React sends parts of a page hidden, under such a name, and its script puts them where they belong.
  if (/^S:\w+$/.test(attribs.id ?? "")) return false;
  return attribs.hidden !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style ?? "");
}
