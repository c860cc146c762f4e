/** The capitals of the words, in order: "Carrow Harbour Board" and CHB, "Federal Bureau of Investigation" and FBI. */
export function isInitialsOf(letters: string, words: string[]): boolean {
  const initials = words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word[0]!);
  const wanted = letters.replace(/[^\p{Lu}]/gu, "");
  return (
    wanted.length >= 2 && initials.join("").startsWith(wanted[0]!) && isWithin(wanted, words.join(" ").toUpperCase())
  );
}

function isWithin(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
