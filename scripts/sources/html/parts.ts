import path from "node:path";
import { decode } from "../charset.ts";
import type { SourceFile } from "../source.ts";

/** How browsers name the folder beside a page that they save whole: "page_files", "page-Dateien", "page.files". */
const FOLDER =
  /^(.+?)[-_. ](?:files|dateien|fichiers|archivos|file|arquivos|ficheiros|pliki|bestanden|filer|tiedostot|soubory|dosyalar|fails|bylos|datoteke|fitxers|failid|elemei|файлы)$/iu;
const ENDINGS = [".html", ".htm", ".xhtml", ".shtml", ".mht"];

/**
 * The name of the page that a file was saved with: advertisements and widgets that stood in frames of it. Undefined
 * where the file is a page of its own, as the contents of a frameset are.
 */
export async function partOf(file: SourceFile): Promise<string | undefined> {
  const stem = FOLDER.exec(path.posix.basename(path.posix.dirname(file.name)))?.[1];
  if (stem === undefined) return undefined;
  for (const ending of ENDINGS) {
    const page = await file.beside(`../${encodeURIComponent(stem)}${ending}`);
    if (page !== undefined) return isFrameOf(page, path.posix.basename(file.name)) ? undefined : `${stem}${ending}`;
  }
  return undefined;
}

function isFrameOf(page: Uint8Array, name: string): boolean {
  const decoded = decode(page.subarray(0, 64 * 1024));
  if ("type" in decoded || !/<frameset\b/i.test(decoded.text)) return false;
  const frames = decoded.text.match(/<frame\b[^<>]{0,2000}>/gi) ?? [];
  return frames.some((frame) => frame.includes(name) || frame.includes(encodeURIComponent(name)));
}
