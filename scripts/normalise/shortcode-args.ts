/** The arguments of a shortcode or include: those with a name, and the others in their order. */
export type Args = { named: Record<string, string>; positional: string[] };

const ARGUMENT = /(?:([\w-]+)\s*=\s*)?(?:"((?:\\.|[^"\\])*)"|“([^”]*)”|'((?:\\.|[^'\\])*)'|`([^`]*)`|([^\s"'`=]+))/g;

export function readArgs(text: string): Args {
  const args: Args = { named: {}, positional: [] };
  for (const [, name, double, curly, single, raw, bare] of text.matchAll(ARGUMENT)) {
    const quoted = double ?? single;
    const value = (quoted?.replace(/\\(["'\\_])/g, "$1") ?? curly ?? raw ?? bare ?? "").trim();
    if (name !== undefined) args.named[name.toLowerCase()] = value;
    else if (value !== "") args.positional.push(value);
  }
  return args;
}

/** The first of several names that has a value. */
export function argument({ named }: Args, ...names: string[]): string | undefined {
  return names.map((name) => named[name]).find((value) => value !== undefined && value !== "");
}
