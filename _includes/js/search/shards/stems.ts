/** What Pagefind's WebAssembly gives of itself (version 1.6; wasm-bindgen), as far as it is used here. */
type Pagefind = {
  memory: WebAssembly.Memory;
  __wbindgen_externrefs: WebAssembly.Table;
  __wbindgen_malloc(length: number, align: number): number;
  __wbindgen_free(at: number, length: number, align: number): void;
  __wbindgen_start(): void;
  init_pagefind(at: number, length: number): number;
  enter_playground_mode(index: number): number;
  /** Each text as its place and its length. */
  search(index: number, ...query: number[]): [at: number, length: number];
};

export type Stems = (words: string[]) => string[];

/**
 * The stems of words, as Pagefind made them when it indexed: asked for in an index without pages, in the mode in which it
 * explains its answers, Pagefind says what it looks for.
 */
export async function loadStems(url: URL): Promise<Stems> {
  const pagefind = await start(url);
  const encoder = new TextEncoder();
  const put = (bytes: Uint8Array): [number, number] => {
    const at = pagefind.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(pagefind.memory.buffer).set(bytes, at);
    return [at, bytes.length];
  };
  const text = (value: string) => put(encoder.encode(value));
  const index = pagefind.enter_playground_mode(pagefind.init_pagefind(...put(EMPTY)));
  return (words) => {
    if (words.length === 0) return [];
    const query = words.join(" ");
    const [at, length] = pagefind.search(index, ...text(query), ...text(query), ...text("{}"), ...text(""), 0, 0);
    const answer = new TextDecoder().decode(new Uint8Array(pagefind.memory.buffer, at >>> 0, length));
    pagefind.__wbindgen_free(at, length, 1);
    return JSON.parse(answer).search_keywords;
  };
}

/** An index of nothing, in CBOR: six parts, the first a text, the others lists. */
const EMPTY = Uint8Array.of(0x86, 0x60, 0x80, 0x80, 0x80, 0x80, 0x80);

/** Stands before what is compressed in each of Pagefind's files. */
const SIGNATURE = "pagefind_dcd".length;

async function start(url: URL): Promise<Pagefind> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bytes = await new Response(response.body!.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  const imports = { "./pagefind_web_bg.js": { __wbindgen_init_externref_table: () => initTable(pagefind) } };
  const { instance } = await WebAssembly.instantiate(bytes.slice(SIGNATURE), imports);
  const pagefind = instance.exports as unknown as Pagefind;
  pagefind.__wbindgen_start();
  return pagefind;
}

/** The values that wasm-bindgen expects to stand in its table. */
function initTable({ __wbindgen_externrefs: table }: Pagefind): void {
  const at = table.grow(4);
  table.set(0, undefined);
  for (const [place, value] of [undefined, null, true, false].entries()) table.set(at + place, value);
}
