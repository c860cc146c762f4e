/** Where JSON.parse stumbled, from 1; undefined where it does not say. */
export function lineOfError(text: string, thrown: unknown): number | undefined {
  const position = thrown instanceof SyntaxError ? /position (\d+)/.exec(thrown.message)?.[1] : undefined;
  return position === undefined ? undefined : text.slice(0, Number(position)).split("\n").length;
}
