import type { Vector } from "./vectors.ts";

/** Scores by topic: the weights of an article's terms, summed. `weights` has a row for each term, a column for each topic. */
export type Model = { topics: number; weights: Float32Array; bias: Float32Array };

/** An article and the topics that it is known to have; the articles without any are examples of no topic. */
export type Example = { vector: Vector; topics: number[] };

const ROUNDS = 3;
/** How much one mistaken example may change at most. */
const AGGRESSIVENESS = 1;
/** A bias is a term that every article has, at this weight. */
const BIAS = 0.5;

/**
 * A linear separator for each topic: passive-aggressive (PA-I, Crammer et al., 2006, JMLR 7), averaged over all steps, which
 * makes of the last examples no more than of the first. The order of the examples is part of the outcome.
 */
export function learn(examples: Example[], topics: number, words: number): Model {
  const weights = new Float32Array(words * topics);
  const late = new Float32Array(words * topics);
  const [bias, lateBias, scores] = [0, 0, 0].map(() => new Float32Array(topics)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const side = new Int8Array(topics);
  let step = 1;
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { vector, topics: own } of examples) {
      score({ topics, weights, bias }, vector, scores);
      side.fill(-1);
      for (const topic of own) side[topic] = 1;
      for (let topic = 0; topic < topics; topic += 1) {
        const loss = 1 - side[topic]! * scores[topic]!;
        if (loss <= 0) continue;
        // A vector has length 1, and its bias a quarter more.
        const change = side[topic]! * Math.min(AGGRESSIVENESS, loss / (1 + BIAS * BIAS));
        for (let at = 0; at < vector.terms.length; at += 1) {
          const place = vector.terms[at]! * topics + topic;
          weights[place]! += change * vector.weights[at]!;
          late[place]! += step * change * vector.weights[at]!;
        }
        bias[topic]! += change * BIAS;
        lateBias[topic]! += step * change * BIAS;
      }
      step += 1;
    }
  for (let place = 0; place < weights.length; place += 1) weights[place]! -= late[place]! / step;
  for (let topic = 0; topic < topics; topic += 1) bias[topic]! = (bias[topic]! - lateBias[topic]! / step) * BIAS;
  return { topics, weights, bias };
}

/** Writes a score for each topic; above 0 is on its side. */
export function score({ topics, weights, bias }: Model, { terms, weights: own }: Vector, scores: Float32Array): void {
  scores.set(bias);
  for (let at = 0; at < terms.length; at += 1) {
    const row = terms[at]! * topics;
    const weight = own[at]!;
    for (let topic = 0; topic < topics; topic += 1) scores[topic]! += weight * weights[row + topic]!;
  }
}
