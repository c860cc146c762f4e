import type { FeedModel } from "./feed.ts";
import type {
  ArticleModel,
  BrowseModel,
  DayModel,
  DifferencesModel,
  HomeModel,
  IndexModel,
  ListModel,
  MonthModel,
  NotFoundModel,
  ProseModel,
  RedirectModel,
  SearchModel,
  StorylineModel,
  StorylinesModel,
  UndatedModel,
  YearModel,
} from "./models.ts";

/** Which model each layout takes. */
export type Models = {
  home: HomeModel;
  article: ArticleModel;
  /** An earlier one: listed nowhere but by the article. */
  version: ArticleModel;
  /** A printing beside the earliest. */
  differences: DifferencesModel;
  year: YearModel;
  month: MonthModel;
  day: DayModel;
  list: ListModel;
  index: IndexModel;
  storyline: StorylineModel;
  storylines: StorylinesModel;
  browse: BrowseModel;
  undated: UndatedModel;
  search: SearchModel;
  prose: ProseModel;
  notFound: NotFoundModel;
  redirect: RedirectModel;
  /** Old addresses with a query, and where they lead. */
  redirects: [old: string, to: string][];
  atom: FeedModel;
  jsonFeed: FeedModel;
  sitemap: string[];
  sitemapIndex: string[];
};

export type LayoutName = keyof Models;

/** By what a person would call it ("its text"): names are shown by `build --explain`. */
export type Inputs = { [part: string]: string };

type PageOf<Name extends LayoutName> = {
  address: string;
  layout: Name;
  model: () => Models[Name];
  /**
   * All that the model is made from, in few words: as long as these texts are the same, so is the model. They are made for
   * every page of every build, so they must cost far less than the model.
   */
  inputs: () => Inputs;
};

/**
 * A page to be: its address, its layout and its model. The model is plain data and is made when it is asked for, so a
 * plan of a hundred thousand pages is small; page bytes are a function of layout, model and site, and of nothing else.
 */
export type Page = { [Name in LayoutName]: PageOf<Name> }[LayoutName];
