import type { EleventyConfig } from "@11ty/eleventy";

/**
 * Nothing but the planned pages is a template. By default Eleventy runs JavaScript front matter, template code in
 * Markdown, `*.11tydata.js` beside content and lets a `permalink` write anywhere; with archives of unknown origin each
 * of these is a way in. Here Eleventy's input folder is Backfile's own _includes, which holds no file of the one format
 * that is left; articles reach it only as pages of the plan, already rendered; data files are never looked for.
 */
export function untrusted(config: EleventyConfig): void {
  config.setTemplateFormats(["11ty.ts"]);
  config.addExtension("11ty.ts", { key: "11ty.js" });
  config.setDataFileSuffixes([]);
  config.setDataFileBaseName(false);
  config.setUseGitIgnore(false);
  const refuse = () => {
    throw new Error("front matter is not read by Eleventy in Backfile");
  };
  config.setFrontMatterParsingOptions({
    engines: { yaml: refuse, json: refuse, js: refuse, javascript: refuse, node: refuse, coffee: refuse, toml: refuse },
  });
}
