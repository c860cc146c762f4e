/** A file of the archive's data, for other programs; its size in bytes. */
export type DataFile = { address: string; format: "jsonl" | "csv"; articles: number; bytes: number };

/** What the site says of them: the files, their description, and what each field is. */
export type SiteData = { files: DataFile[]; description: string; fields: [name: string, about: string][] };
