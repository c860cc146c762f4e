/** What a name is of; also how lists of names are called in a row: see `encode.ts`. */
export const nameKinds = ["person", "organisation", "place"] as const;
export type NameKind = (typeof nameKinds)[number];

/** Evidence for each kind; 5 and more speaks for itself. */
export type Weights = { [Kind in NameKind]: number };

/**
 * A name as one article gives it. `confidence` is 0 to 9; from SURE on it stands by itself, below that only other articles
 * can lift it. `kind` is absent where nothing tells it.
 */
export type Found = { name: string; kind?: NameKind; confidence: number };

export const SURE = 5;
