/** What can be published as a name: an e-mail address, which some systems keep as one, cannot. */
export function nameOf(words: string): string | undefined {
  const name = words.trim();
  return name === "" || /\S@\S+\.\S/.test(name) ? undefined : name;
}
