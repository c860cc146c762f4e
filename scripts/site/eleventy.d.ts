/** The parts of Eleventy that Backfile uses; the package ships no types for its main entry. */
declare module "@11ty/eleventy" {
  export type VirtualTemplate<Data> = { render: (data: Data) => string };

  export type EleventyConfig = {
    benchmarkManager: { get(group: string): { setMinimumThresholdMs(milliseconds: number): void } };
    addTransform(name: string, transform: (content: string) => string): void;
    addTemplate<Data>(path: string, template: VirtualTemplate<Data>, data: { [key: string]: unknown }): void;
    addExtension(extension: string, options: { key: string }): void;
    addPlugin<Options>(
      plugin: (config: EleventyConfig, options: Options) => void,
      options?: Options & { immediate?: boolean },
    ): void;
    addPassthroughCopy(map: { [from: string]: string }): void;
    setTemplateFormats(formats: string[]): void;
    setDataFileSuffixes(suffixes: string[]): void;
    setDataFileBaseName(name: string | false): void;
    setFrontMatterParsingOptions(options: { [key: string]: unknown }): void;
    setUseGitIgnore(use: boolean): void;
    setQuietMode(quiet: boolean): void;
  };

  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { configPath?: string | false; quietMode?: boolean; config?: (config: EleventyConfig) => unknown },
    );
    init(): Promise<void>;
    write(): Promise<unknown>;
    disableLogger(): void;
  }
}
