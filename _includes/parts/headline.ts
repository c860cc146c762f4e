import { type Html, html } from "../../scripts/site/html.ts";
import { isolated } from "./links.ts";

/** Beyond this a headline would fill the first screen. */
const LONG = 120;

export function headline(title: string): Html {
  return html`<h1${title.length > LONG && html` class="long"`}>${isolated(title)}</h1>`;
}
