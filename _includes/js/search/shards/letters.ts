/** A word as Pagefind's script looks for it (version 1.6), before it is stemmed: in small letters, without punctuation. */
export function lettersOf(word: string): string {
  return word.replace(/[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/gu, "").toLowerCase();
}

/** Without accents; the Japanese sound marks are none. */
export function unaccented(letters: string): string {
  const bare = letters.normalize("NFD").replace(/(?![\u3099\u309a])\p{M}/gu, "");
  return /[\u3099\u309a]/.test(bare) ? bare.normalize("NFC") : bare;
}
