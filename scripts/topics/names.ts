import { nameKey, nameSlug } from "../article/name.ts";
import { compare, type Entry } from "../catalogue/entry.ts";
import { topicKey } from "./key.ts";
import type { TopicRules } from "./rules.ts";

/** How the topics of an archive are called. */
export type TopicNames = {
  /** The one name of a topic, whichever way an article spells it; undefined for what is no topic. */
  nameOf(written: string): string | undefined;
  /** For the slug of a topic's name: slugs of its other names, whose addresses lead on to it. */
  formerSlugs: Map<string, string[]>;
};

type Topic = { spellings: Map<string, number>; name?: string };

/** One topic, one name: that of topics.yml, or else the spelling of most articles. */
export function namesOf(entries: Entry[], rules: TopicRules, language: string): TopicNames {
  const keyOf = keysOf(rules, language);
  const topics = new Map<string, Topic>();
  const topicOf = (key: string) => {
    const topic = topics.get(key) ?? { spellings: new Map() };
    topics.set(key, topic);
    return topic;
  };
  for (const { article } of entries)
    for (const written of article.topics) {
      const key = keyOf(written);
      if (key === undefined) continue;
      const { spellings } = topicOf(key);
      spellings.set(written, (spellings.get(written) ?? 0) + (article.status === "published" ? 1 : 0));
    }
  for (const [name, others] of rules.topics) {
    const topic = topics.get(topicKey(name, language));
    if (topic === undefined) continue;
    topic.name = name;
    for (const other of others) if (!topic.spellings.has(other)) topic.spellings.set(other, 0);
  }
  for (const topic of topics.values()) topic.name ??= commonest(topic.spellings);
  return {
    nameOf: (written) => {
      const key = keyOf(written);
      return key === undefined ? undefined : (topics.get(key)?.name ?? written);
    },
    formerSlugs: formerSlugs(topics.values()),
  };
}

/** The key of a name as it is written; that of the topic whose alias it is; undefined for what is excluded. */
function keysOf({ topics, exclude }: TopicRules, language: string): (written: string) => string | undefined {
  const aliases = new Map<string, string | undefined>();
  for (const [name, others] of topics)
    for (const other of others) aliases.set(topicKey(other, language), topicKey(name, language));
  for (const name of exclude) aliases.set(topicKey(name, language), undefined);
  const known = new Map<string, string | undefined>();
  return (written) => {
    if (known.has(written)) return known.get(written);
    const own = topicKey(written, language);
    const meant = aliases.has(own) ? aliases.get(own) : own;
    const key = meant !== own && meant !== undefined && aliases.has(meant) ? aliases.get(meant) : meant;
    known.set(written, key);
    return key;
  };
}

function commonest(spellings: Map<string, number>): string {
  return [...spellings].sort(([a, some], [b, others]) => others - some || compare(a, b))[0]![0];
}

function formerSlugs(topics: Iterable<Topic>): Map<string, string[]> {
  const former = new Map<string, string[]>();
  for (const { name, spellings } of topics) {
    const keys = new Set([...spellings.keys()].map(nameKey));
    if (keys.size < 2 && keys.has(nameKey(name!))) continue;
    const own = nameSlug(name!);
    const others = new Set([...spellings.keys()].map(nameSlug).filter((slug) => slug !== own));
    if (others.size > 0) former.set(own, [...others].sort());
  }
  return former;
}
