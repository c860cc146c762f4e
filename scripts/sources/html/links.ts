import { baseOf } from "../warc/address.ts";
import { withBase } from "../feed/address.ts";

const LINK = /<a\s[^<>]*>/gi;

/**
 * A page's links with whole addresses, against the page's <base> or its own address. Its pictures stay as they are: they
 * may lie in a folder beside it.
 */
export function withWholeLinks(html: string, page: string, address: string | undefined): string {
  return address === undefined ? html : withBase(html, baseOf(page, address), LINK);
}
