import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { shortHash } from "../../scripts/lib/hash.ts";
import { type Corpus, writeCorpus } from "../archive/write.ts";

/** The folders of one size: a made-up archive as sources and as imported, and whatever measures put beside it. */
export type Workspace = {
  root: string;
  sources: string;
  archive: string;
  dist: string;
  corpus: Corpus;
  at(...parts: string[]): string;
};

/** What is there once the archive is whole. */
const DONE = "corpus.json";

/**
 * The folder of a seed and size, made or found again. Its name holds a hash of the code that makes archives, so that
 * one that another version made is not taken for this one's.
 */
export function openWorkspace(seed: number, size: number): Workspace {
  const root = path.join(tmpdir(), `backfile-bench-${generatorHash()}-${seed}-${size}`);
  const at = (...parts: string[]) => path.join(root, ...parts);
  const folders = { sources: at("sources"), archive: at("archive") };
  if (!existsSync(at(DONE))) {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
    const made = { root, ...folders, dist: at("dist"), corpus: writeCorpus(folders, seed, size), at };
    mark(made);
    return made;
  }
  const corpus = JSON.parse(readFileSync(at(DONE), "utf8")) as Corpus;
  return { root, ...folders, dist: at("dist"), corpus, at };
}

/** Says that the archive is as it was made; `unmark` that it may not be. */
export function mark({ at, corpus }: Workspace): void {
  writeFileSync(at(DONE), JSON.stringify(corpus));
}

export function unmark({ at }: Workspace): void {
  rmSync(at(DONE), { force: true });
}

/** Removes all but the archive itself, for a run that is to find it again. */
export function tidyWorkspace({ root, archive }: Workspace, keep: boolean): void {
  if (!keep) rmSync(root, { recursive: true, force: true });
  else {
    for (const name of readdirSync(root))
      if (![DONE, "sources", "archive"].includes(name)) rmSync(path.join(root, name), { recursive: true, force: true });
    rmSync(path.join(archive, ".backfile"), { recursive: true, force: true });
  }
}

function generatorHash(): string {
  const here = path.join(import.meta.dirname, "..", "archive");
  const article = path.join(import.meta.dirname, "..", "..", "scripts", "article");
  const files = [here, article].flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => readFileSync(path.join(folder, name), "utf8")),
  );
  return shortHash(files.join("\0"));
}
