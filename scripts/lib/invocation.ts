/**
 * A command as this person would type it to get the same Backfile again: through npm in a checkout, through npx where it
 * is installed, or by its bare name.
 */
export function commandLine(name: string, options = ""): string {
  const { npm_command: command, npm_lifecycle_event: script } = process.env;
  if (command === "exec") return `npx backfile ${name}${options}`;
  if (script === undefined) return `backfile ${name}${options}`;
  return options === "" ? `npm run ${name}` : `npm run -s backfile -- ${name}${options}`;
}

/** " --archive DIR --out DIR", as far as they were given. */
export function folderOptions(archive: string | undefined, out: string | undefined): string {
  return [archive === undefined ? "" : ` --archive ${archive}`, out === undefined ? "" : ` --out ${out}`].join("");
}
