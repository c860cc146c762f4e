import type { DatePrecision } from "../article/schema.ts";

/**
 * What the layouts in _includes/layouts are given. A page is a function of its model and the site: a model is plain
 * data (it can be hashed and sent to another process), and holds nothing that the page does not show.
 * Addresses are relative to the site's root, without a leading slash: "1987/03/12-ferry.html".
 */

/** What is the same for every page of a site. Holds no count and no build date: one new article must not change every page. */
export type Site = {
  name: string;
  description?: string;
  rights?: string;
  language: string;
  timezone: string;
  /** "https://example.org/archive/" with the final slash, or null. */
  address: string | null;
  menu: { title: string; to: string }[];
  /** Addresses of the hashed files: "assets/site-1a2b3c4d.css". */
  assets: { css: string; timeago: string; old: string; search: string };
};

/** Where a page stands. `root` leads from it to the site's root: "" or "../" or "../../". */
export type Place = { address: string; root: string };

export type Link = { text: string; to: string };

/** A date as it is shown. `datetime` is for <time>; `ago` is the time-ago wording at build, absent for undated. */
export type Stamp = { datetime: string; text: string; precision: DatePrecision; ago?: string };

/** One article in a list. `lang` and `dir` only where they differ from the site's. */
export type Item = {
  title: string;
  to: string;
  lang?: string;
  dir?: "ltr" | "rtl";
  source?: string;
  section?: string;
  stamp?: Stamp;
  summary?: string;
  /** The summary is the article's own first words, not its source's. */
  isTaken?: true;
  /** The topic whose list it is in was suggested, not stated. */
  isSuggested?: true;
  /** Later printings of the same story in the same list, folded below it. */
  printings?: Item[];
};

/** Items under one date (or year): the date stands once, in the gutter. */
export type Group = { label: string; to?: string; stamp?: Stamp; items: Item[] };

/** One bar of a spine. `height` is 0 to 20; `to` is absent where there is nothing to see. */
export type Bar = { label: string; to?: string; count: number; height: number; current?: boolean };

/** `axis`: the labels below a long spine, in order, evenly spread; a labelled spine has its labels on the bars instead. */
export type Spine = { bars: Bar[]; labelled: boolean; axis: string[] };

export type Counted = Link & { count: number };

export type Pager = { previous?: Link; next?: Link };

/** `when`: whether it is older or newer than the article beside which it stands, where that is known. */
export type RelatedItem = Item & { reason: string; when?: "before" | "after" };

/** A file of this site, with its size in pixels, and smaller copies of it. */
export type Image = {
  to: string;
  alt: string;
  width: number;
  height: number;
  copies: { to: string; width: number }[];
};

export type Figure = { image: Image; caption?: string; credit?: string };

/**
 * `depth`: how far it is answered down from one that answers none; no further than there is room for. `answers`: whom,
 * where its place does not say so. Numbers are those of the article's file, from 1.
 */
export type Comment = {
  number: number;
  name?: string;
  stamp?: Stamp;
  paragraphs: string[];
  depth: number;
  answers?: { number: number; name?: string };
};

/** Where an article stands in a storyline. */
export type StorylinePart = {
  title: string;
  to: string;
  suggested: boolean;
  part: number;
  of: number;
  previous?: Item;
  next?: Item;
};
/** A name of an article; `to` where it has a page, `isFound` where it was found in the text and not stated. */
export type NameItem = { text: string; to?: string; isFound?: true };

export type ArticleModel = {
  title: string;
  summary?: string;
  /** Taken from the text, which says it: for those who do not read the page. */
  taken?: string;
  lang: string;
  dir: "ltr" | "rtl";
  stamp?: Stamp;
  /** The date line leads to its day, month or year page, or to the undated. */
  dateTo?: string;
  /** The source's words for a date that could not be resolved. */
  dateText?: string;
  /** How the date is known, where that is worth a note; a whole sentence. */
  dateNote?: string;
  updated?: Stamp;
  source?: { name: string; to?: string };
  section?: Link;
  authors: Link[];
  agency?: string;
  place?: string;
  /** Older than a year: the page says so, with the time-ago. */
  old: boolean;
  status: "published" | "draft" | "withdrawn";
  corrections: { stamp?: Stamp; text: string }[];
  /** Rendered from Markdown without raw HTML: the one piece that layouts may pass to `raw`. */
  body: string;
  /** At the head of the text, where the text does not show it itself. */
  lead?: Figure;
  /** What stands for the article where it is shared; only where the site's own address is known. */
  shared?: Image;
  /** Pictures and captions that were set apart from the text. */
  pictures: Partial<Figure>[];
  topics: Link[];
  /** Where the source states none: taken from the text. */
  suggestedTopics: Link[];
  /** Those that the source states before those that were found in the text. */
  people: NameItem[];
  organisations: NameItem[];
  places: NameItem[];
  genre?: string;
  /** Whose it was where it first appeared; absent where it was everybody's. */
  access?: "members" | "paid";
  /** The source held no more than a summary. */
  isSummary: boolean;
  comments: Comment[];
  /** Its earlier versions, the newest first. */
  versions: (Link & { stamp?: Stamp })[];
  /** Where this is an earlier version: where the newest one is. */
  newest?: Link;
  storylines: StorylinePart[];
  related: RelatedItem[];
  /** What the captured page listed; `to` where that article is in the archive, `url` where only its address is known. */
  listed: { title: string; to?: string; url?: string; source?: string; stamp?: Stamp }[];
  /** Other printings of the same story, the earliest first. */
  copies?: CopiesModel;
  provenance: {
    /** Where it was first published. */
    url?: string;
    captured?: Stamp;
    file?: string;
    locator?: string;
    format?: string;
    sha256?: string;
    rights?: string;
    slugline?: string;
    embargo?: Stamp;
    id: string;
  };
  cite: { text: string };
  pager: Pager;
  /** schema.org NewsArticle. */
  structured: { [key: string]: unknown };
};

/** `differences`: the page that compares it with the earliest, where they differ. */
export type CopiesModel = { sentence: string; items: (Item & { label: string; differences?: string })[] };

/** A run of words in a comparison; `skipped` stands for so many that are left out. */
export type Compared =
  | { kind: "same" | "out" | "in"; text: string }
  | { kind: "skipped"; words: number; of: "same" | "out" | "in" };

/** A printing beside the earliest one, by paragraphs. */
export type DifferencesModel = {
  printing: Item & { label: string };
  earliest: Item;
  headline: Compared[];
  paragraphs: Compared[][];
};

export type HomeModel = {
  tagline: string;
  /** "84,213 articles from six sources, 1974–2023." */
  count: string;
  spine: Spine;
  latest: Group[];
  onThisDay: Group[];
  topics: Counted[];
  /** How many more topics there are than shown. */
  moreTopics: number;
  feeds: boolean;
  /** Old addresses with a query lead on from here. */
  leadsOn?: boolean;
};

export type YearModel = {
  year: string;
  count: string;
  ago?: Stamp;
  spine: Spine;
  months: Counted[];
  /** The whole year, newest first, where it is short enough to read; else empty. */
  groups: Group[];
  /** Articles of which only the year is known. */
  yearOnly: Item[];
  pager: Pager;
};

export type MonthModel = {
  title: string;
  year: Link;
  count: string;
  ago?: Stamp;
  spine: Spine;
  /** Days with pages of their own, where the month is large; else empty. */
  days: Counted[];
  groups: Group[];
  /** Articles of which only the month is known. */
  monthOnly: Item[];
  pager: Pager;
};

export type DayModel = { title: string; stamp: Stamp; month: Link; count: string; groups: Group[]; pager: Pager };

/** A topic, source, section, author, or a name. */
export type ListModel = {
  kind: "topic" | "source" | "section" | "author" | "person" | "organisation" | "place";
  name: string;
  count: string;
  /** "3 of them suggested". */
  suggested?: string;
  span: string;
  /** A publisher's own site. */
  url?: string;
  spine?: Spine;
  oftenWith: Link[];
  groups: Group[];
  /** By year, on pages of their own, where the list is long. */
  years: Counted[];
  /** Set on a page that shows one year of a long list. */
  year?: string;
  parent?: Link;
  feed?: string;
};

/** All topics, all sources, …; `group` headings (initial letters) only where there are many. */
export type IndexModel = {
  kind: "topics" | "sources" | "sections" | "authors" | "people" | "organisations" | "places";
  title: string;
  count: string;
  groups: { label?: string; links: (Counted & { span?: string })[] }[];
};

export type BrowseModel = {
  count: string;
  spine: Spine;
  decades: { label: string; years: Counted[] }[];
  undated?: Counted;
  /** Lists to browse by: topics, sources, sections, authors. */
  lists: Counted[];
  /** Where the files for other programs are told of. */
  data?: Link;
};

/** `body` is the introduction, rendered Markdown, or "". A run is a part of the story without a long pause; `gap` is what passed before it. */
export type StorylineModel = {
  title: string;
  suggested: boolean;
  body: string;
  count: string;
  span: string;
  runs: { gap?: string; groups: Group[] }[];
  feed: string;
};

type StorylineLine = Link & { count: string; span: string; stamp?: Stamp };

/** All storylines: those that people keep, and those that nobody has looked at. */
export type StorylinesModel = { count: string; told: StorylineLine[]; suggested: StorylineLine[] };

export type UndatedModel = { count: string; groups: Group[] };

/** `count` is for the sentence that stands before the first search. */
export type SearchModel = { count: string; decades: string[]; sources: string[]; sections: string[] };

/** A page of the archive's own prose, from content/pages/*.md. */
export type ProseModel = { title: string; body: string; lang?: string; dir?: "ltr" | "rtl" };

export type NotFoundModel = { base?: string; leadsOn?: boolean };

export type RedirectModel = { title: string; to: string };

/** Every layout's signature: plain data in, a whole document out. */
export type Layout<Model> = (model: Model, site: Site, place: Place) => import("./html.ts").Html;
