import { byEarliest, type Facts } from "./facts.ts";

/** Pairs of articles by number, two numbers each. */
export type Links = number[];

/**
 * Groups of printings: each is an article with most links (of several the earliest) and those that are linked with it, for
 * nothing is a copy of what is only a copy's copy (Aslam, Pelekhov & Rus, "The star clustering algorithm", 2004). A person's
 * word goes before: `copyOf` makes two articles one from the start, `notCopyOf` keeps them apart. Members stand in order,
 * the earliest first. The same for any order of articles and links.
 */
export function groupsOf(facts: Facts[], links: Links): number[][] {
  const rules = rulesOf(facts);
  const nodes = new Map<number, number[]>();
  for (const article of facts.keys()) add(nodes, rules.nodeOf[article]!, article);
  const rank = new Uint32Array(facts.length);
  const earliest = [...facts.keys()].sort((a, b) => byEarliest(facts[a]!, facts[b]!));
  for (const [place, article] of earliest.entries()) rank[article] = place;
  const neighbours = neighboursOf(links, rules);
  const before = (a: number, b: number) => rank[a]! - rank[b]!;
  const centres = [...neighbours.keys()].sort(
    (a, b) => neighbours.get(b)!.size - neighbours.get(a)!.size || before(a, b),
  );
  const taken = new Set<number>();
  const groups: number[][] = [];
  for (const centre of centres) {
    if (taken.has(centre)) continue;
    const star = [centre];
    for (const node of [...neighbours.get(centre)!].sort(before))
      if (!taken.has(node) && !star.some((other) => areApart(nodes, rules, node, other))) star.push(node);
    for (const node of star) taken.add(node);
    groups.push(star.flatMap((node) => nodes.get(node)!));
  }
  for (const [node, members] of nodes) if (members.length > 1 && !taken.has(node)) groups.push(members);
  return groups
    .filter((group) => group.length > 1)
    .map((group) => group.sort(before))
    .sort(([a], [b]) => before(a!, b!));
}

type Rules = {
  /** The article that stands for all that a person has made one. */
  nodeOf: Uint32Array;
  /** By article, what it is kept apart from. */
  apart: Map<number, Set<number>>;
};

function rulesOf(facts: Facts[]): Rules {
  const numbers = new Map<string, number>();
  const ruled = facts.some(({ copyOf, notCopyOf }) => copyOf !== undefined || notCopyOf.length > 0);
  if (ruled) for (const [article, { id }] of facts.entries()) numbers.set(id, article);
  const nodeOf = Uint32Array.from(facts.keys());
  const apart = new Map<number, Set<number>>();
  for (const [article, { copyOf, notCopyOf }] of facts.entries()) {
    const original = copyOf === undefined ? undefined : numbers.get(copyOf);
    if (original !== undefined) nodeOf[rootOf(nodeOf, article)] = rootOf(nodeOf, original);
    for (const id of notCopyOf) {
      const other = numbers.get(id);
      if (other === undefined || other === article) continue;
      addTo(apart, article, other);
      addTo(apart, other, article);
    }
  }
  return { nodeOf: nodeOf.map((_, article) => rootOf(nodeOf, article)), apart };
}

function rootOf(nodeOf: Uint32Array, article: number): number {
  let root = article;
  while (nodeOf[root] !== root) root = nodeOf[root]!;
  return root;
}

function neighboursOf(links: Links, { nodeOf, apart }: Rules): Map<number, Set<number>> {
  const neighbours = new Map<number, Set<number>>();
  for (let at = 0; at < links.length; at += 2) {
    const [one, other] = [links[at]!, links[at + 1]!];
    const [node, next] = [nodeOf[one]!, nodeOf[other]!];
    if (node === next || apart.get(one)?.has(other)) continue;
    addTo(neighbours, node, next);
    addTo(neighbours, next, node);
  }
  return neighbours;
}

function areApart(nodes: Map<number, number[]>, { apart }: Rules, node: number, other: number): boolean {
  if (apart.size === 0) return false;
  return nodes.get(node)!.some((one) => nodes.get(other)!.some((next) => apart.get(one)?.has(next)));
}

function add(map: Map<number, number[]>, key: number, value: number): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function addTo(map: Map<number, Set<number>>, key: number, value: number): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
