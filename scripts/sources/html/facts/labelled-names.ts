import { datesIn } from "./date-words.ts";

/** A way in which a language marks a writer's name: the label before it, the form of names, and what may follow. */
type Manner = { pattern: RegExp; between: RegExp };

const HAN = "\\p{sc=Han}";
const HAN_NAME = `(?:${HAN}{1,6}[·•・]${HAN}{1,8}|${HAN}{2,4})`;
const KANA = `[${"\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー々"}]`;
const JAPANESE_NAME = `${KANA}{1,6}(?:\\s${KANA}{1,5})?`;
const CYRILLIC_NAME = "\\p{Lu}[\\p{Ll}-]+(?: \\p{Lu}(?:[\\p{Ll}-]+|\\.)){1,2}";
const ARABIC_NAME = "[\\p{sc=Arabic}\\p{M}\\u200c'’.-]{2,20}(?: [\\p{sc=Arabic}\\p{M}\\u200c'’.-]{2,20}){1,3}";

/** Words before photographers' names are no labels, and a name before "摄" is a photographer's. */
const END = "(?=(?:报道|報道|報導|报导|撰|$|[^\\p{L}\\p{N}：:·]))(?!\\s*(?:[摄攝]|撮影))";

const CHINESE: Manner = {
  pattern: new RegExp(
    `(?:^|[^${HAN}]|[本特]|见习|[报報网網社台刊])(?:(?:作者|记者|記者|通讯员|撰文|撰稿)(?:\\s*[:：/／=＝|丨]\\s*|\\s+)|文\\s*[:：/／=＝]\\s*)(?<names>${HAN_NAME}(?:(?:\\s*[、,，&]\\s*|\\s+|和)${HAN_NAME})*)${END}`,
    "u",
  ),
  between: /[、,，&\s]+|和/u,
};
const JAPANESE: Manner = {
  pattern: new RegExp(
    `(?:^|[^\\p{L}])(?:(?:記者|筆者|著者|執筆|文責|ライター|取材)(?:\\s*[:：／/＝=・]\\s*|\\s+)|(?:取材・)?文\\s*[:：／/＝=・]\\s*)(?<names>${JAPANESE_NAME}(?:[、,，]\\s*${JAPANESE_NAME})*)${END}`,
    "u",
  ),
  between: /[、,，]\s*/u,
};
const CYRILLIC: Manner = {
  pattern: new RegExp(
    `(?:^|[|•·,\\d] *)(?:[Аа]втор(?:ы|ка)?(?: (?:текста|статьи|материала|публикации))?|[Тт]екст|[Кк]орреспондент|[Жж]урналист) *[:：] *(?<names>${CYRILLIC_NAME}(?:(?:, | и )${CYRILLIC_NAME})*)(?![\\p{L}])`,
    "u",
  ),
  between: /, | и /u,
};
/** "كتب" is "wrote" as well as "books": without a colon it needs a line of its own. */
const ARABIC: Manner = {
  pattern: new RegExp(
    `(?:^|[|•·] *)(?:(?:بقلم|كتبت?|إعداد|نویسنده|به قلم|نوشته|نوشتهٔ|نوشته‌ی|خبرنگار|گزارشگر|تحریر) *[:：/-] *(?<names>${ARABIC_NAME})(?= *(?:$|[|•·،,–—\\d-]))|(?:بقلم|كتبت?|به قلم|نوشتهٔ?|خبرنگار) (?<alone>${ARABIC_NAME})$)`,
    "u",
  ),
  between: /[،,]/u,
};

/** What stands where a name would, and names nobody: labels of other things, papers, "anonymous". */
const NOBODY =
  /^(?:来源|來源|编辑|編輯|责编|责任编辑|字号|浏览|点击|佚名|匿名|未知|网络|綜合|综合|本站|本报讯|记者|記者|作者|通讯员|编辑部|报道|報道|報導|报导|هيئة التحرير)$|(?:[报報网網社台部室]|新闻|新聞|日报|編集部)$/u;

const PHOTOGRAPHED = /[\p{sc=Han}\p{sc=Katakana}][\s）)]*(?:[摄攝]|撮影)/u;

/**
 * Whom a line names as its writers by a label of Chinese, Japanese, Russian, Arabic or Persian: "记者 林小雨" is 林小雨.
 * None where it names the paper, nobody or a photographer; undefined where there is no such label.
 */
export function labelledNames(line: string, isJapanese: boolean): string[] | undefined {
  if (PHOTOGRAPHED.test(line)) return [];
  const date = datesIn(line)[0];
  const behind = date !== undefined && date.at < 4 ? line.slice(date.end) : line;
  for (const { pattern, between } of [isJapanese ? JAPANESE : CHINESE, CYRILLIC, ARABIC])
    for (const text of [line, behind]) {
      const groups = pattern.exec(text)?.groups;
      const names = (groups?.names ?? groups?.alone)?.split(between).map((name) => name.trim());
      const people = names?.filter((name) => name !== "" && !NOBODY.test(name));
      if (people !== undefined && people.length <= 6) return people;
    }
  return undefined;
}
