import type { Head, Source } from "./source.ts";

/** What lies beside articles and is none, by its first bytes: whatever a file's name says. */
const SIGNED: { what: string; pattern: RegExp }[] = [
  { what: "picture", pattern: /^(?:\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF[\s\S]{4}WEBP|[\s\S]{4}ftypavi[fs])/ },
  { what: "picture", pattern: /^(?:II\*\0|MM\0\*|\0\0\x01\0|8BPS|[\s\S]{4}ftyp(?:heic|heix|mif1)|BM[\s\S]{4}\0{4})/ },
  { what: "font", pattern: /^(?:wOF[F2]|OTTO|true|\0\x01\0\0[\s\S]{2}[\s\S]{6})/ },
  { what: "PDF", pattern: /^%PDF-/ },
  {
    what: "sound or film",
    pattern: /^(?:ID3|OggS|fLaC|\x1aE\xdf\xa3|FLV\x01|RIFF[\s\S]{4}(?:WAVE|AVI )|[\s\S]{4}ftyp)/,
  },
];

/** Files of text whose names alone tell that they are there for the pages' look, for a program or for a generator. */
const NAMED: { what: string; pattern: RegExp }[] = [
  { what: "style sheet", pattern: /\.(?:css|s[ac]ss|less|styl)(?:\.download)?$/i },
  { what: "program", pattern: /\.(?:[cm]?jsx?|[cm]?tsx?|vue|svelte|astro|py|rb|sh|wasm|map)(?:\.download)?$/i },
  { what: "template", pattern: /\.(?:njk|liquid|ejs|hbs|mustache|pug|jade|haml|erb|swig|webc|tmpl)$/i },
  {
    what: "settings of the site's generator",
    pattern:
      /(?:^|\/)(?:_config(?:\.[\w.-]+)?|config|hugo|package|package-lock|tsconfig|composer|netlify|vercel|theme)\.(?:json|ya?ml|toml|lock)$|(?:^|\/)(?:Gemfile(?:\.lock)?|Makefile|robots\.txt|CNAME|yarn\.lock|go\.(?:mod|sum))$/i,
  },
];

const isVector = ({ name, text }: Head) =>
  /\.svg$/i.test(name) || /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<svg[\s>]/i.test(text);

/** Layouts and scaffolds by the folders they lie in, if there is something in them to be filled in. */
const isTemplate = ({ name, text }: Head) =>
  /(?:^|\/)(?:_layouts|_includes|layouts|archetypes|scaffolds|themes\/[^/]+)\/(?:.*\/)?[^/]+\.(?:html?|xml|md)$/i.test(
    name,
  ) && /\{[{%]/.test(text);

function whatIs(head: Head): string | undefined {
  const start = Buffer.from(head.bytes.subarray(0, 16)).toString("latin1");
  const signed = SIGNED.find(({ pattern }) => pattern.test(start));
  if (signed) return signed.what;
  if (isVector(head)) return "drawing (SVG)";
  if (isTemplate(head)) return "template";
  return NAMED.find(({ pattern }) => pattern.test(head.name))?.what;
}

/**
 * Pictures, style sheets, fonts and the like, which lie in every folder of a site. An article brings the pictures along that it
 * shows; as sources of their own they are passed over, each by what it is.
 */
export const assets: Source = {
  name: "assets",
  detect: (head) => whatIs(head) !== undefined,
  async *read(file) {
    const bytes = await file.slice(0, 1024);
    const what = whatIs({ name: file.name, bytes, text: Buffer.from(bytes).toString("utf8") }) ?? "file";
    const reason =
      what === "picture" ? "picture: comes along with the articles that show it" : `${what}, not an article`;
    yield { type: "skipped", reason };
  },
};
