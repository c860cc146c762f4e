import type { Item } from "./item.ts";

/** What an item is, and what is to be said of it: an article (perhaps kept back), or one of a kind that is no article. */
export type Kind = { article: true; draft?: string } | { article: false; kind: string };

/** Post types by which WordPress and its plugins keep what is no piece of the paper. */
const MACHINERY = new Set(
  (
    "attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request wp_block wp_template " +
    "wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face guest-author acf acf-field acf-field-group " +
    "acf-post-type acf-taxonomy wpcf7_contact_form wpforms mc4wp-form nf_sub flamingo_contact flamingo_inbound feedback " +
    "shop_order shop_order_refund shop_coupon product_variation subscriber newsletter_subscriber elementor_library " +
    "et_pb_layout vc_grid_item vc4_templates cfs spucpt popup sidebar coauthors_guest scheduled-action tablepress_table " +
    "amp_validated_url jp_mem_plan jp_pay_order jp_pay_product wp_router_page bwf_dynamic_style"
  ).split(" "),
);

const SAYS: Record<string, string> = {
  draft: "a draft",
  pending: "waiting for review",
  private: "private",
  future: "scheduled",
};

export function kindOf(item: Item): Kind {
  if (MACHINERY.has(item.type)) return { article: false, kind: item.type };
  if (item.status === "trash") return { article: false, kind: `${item.type} in the trash` };
  if (item.status === "auto-draft") return { article: false, kind: `${item.type} that was only begun` };
  if (isCustom(item) && !/[\p{L}\p{N}]/u.test(item.content + item.excerpt))
    return { article: false, kind: `${item.type} without a text` };
  if (item.hasPassword) return { article: true, draft: "behind a password on the old site: kept as a draft" };
  if (item.status === "publish" || item.status === "") return { article: true };
  const says = SAYS[item.status];
  return {
    article: true,
    draft: says ? `${says} on the old site` : `status "${item.status}" on the old site: kept as a draft`,
  };
}

export const isCustom = ({ type }: Item) => type !== "post" && type !== "page";
