/** The path of a member as its name within the container, or why it can have none. */
export function memberName(path: string): { name: string } | { refused: string } {
  const parts = path.split(/[\\/]/).filter((part) => part !== "" && part !== ".");
  if (path.includes("\0")) return { refused: "has a NUL in its name" };
  if (/^[\\/]|^[a-z]:/i.test(path)) return { refused: "has an absolute path for a name" };
  if (parts.includes("..")) return { refused: 'has ".." in its name' };
  if (parts.length === 0) return { refused: "has no name" };
  if (path.length > 1000) return { refused: "has a name of more than 1000 characters" };
  return { name: parts.join("/").normalize("NFC") };
}

/** A name that may hold anything, for a report. */
export function sayPath(path: string): string {
  const plain = path.replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd");
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}

/** What systems put into archives on their own; folders on the disk are walked past it too. */
export function isHidden(name: string): boolean {
  return name.split("/").some((part) => part.startsWith(".") || part === "__MACOSX" || part === "node_modules");
}
