import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

type Found = { executablePath: string; env?: { [name: string]: string } };

/** Quiet, and the same on every machine: no sandbox (containers forbid it), no GPU, no calls home. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-sync",
  "--no-first-run",
  "--no-pings",
  "--font-render-hinting=none",
];

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/**
 * A headless browser for tests: CHROME_PATH, else one that is installed, else the one in devDependencies (Linux x64).
 * BACKFILE_TEST_BROWSER=bundled passes the first two over. A machine with none makes the run fail, never pass in silence.
 */
export async function launch(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  try {
    return await chromium.launch({ executablePath, args: ARGS, env: env ?? stringEnvironment() });
  } catch (cause) {
    throw new Error(`The browser ${executablePath} did not start; set CHROME_PATH to one that does.`, { cause });
  }
}

export async function findBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<Found> {
  if (environment.BACKFILE_TEST_BROWSER !== "bundled") {
    const named = environment.CHROME_PATH;
    if (named) {
      if (runnable(named)) return { executablePath: named };
      throw new Error(`CHROME_PATH is ${named}, which is not a program that can be run.`);
    }
    const installed = candidates(environment).find(runnable);
    if (installed) return { executablePath: installed };
  }
  if (process.platform === "linux" && process.arch === "x64") return bundled();
  throw new Error(
    "The browser tests need Chromium or Chrome, and none was found. Install one, or set CHROME_PATH to its program file.",
  );
}

function candidates(environment: NodeJS.ProcessEnv): string[] {
  const folders = (environment.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return process.platform === "darwin" ? [...MAC, ...onPath] : [...onPath, "/opt/google/chrome/chrome"];
}

function runnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacks the browser in devDependencies once per installation, with the shared libraries and fonts it brings for bare
 * machines. It unpacks into its temporary folder; ours is renamed into place when whole, since test files run at once.
 */
async function bundled(): Promise<Found> {
  const require = createRequire(import.meta.url);
  const installed = require.resolve("@sparticuz/chromium");
  // Inside the package, so that it goes when another version is installed.
  const home = path.join(installed.slice(0, installed.lastIndexOf("build")), "unpacked");
  if (!existsSync(home)) await unpackTo(home);
  const inherited = stringEnvironment();
  const libraries = [path.join(home, "al2023", "lib"), inherited.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return {
    executablePath: path.join(home, "chromium"),
    env: { HOME: home, ...inherited, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: path.join(home, "fonts") },
  };
}

async function unpackTo(home: string): Promise<void> {
  const scratch = mkdtempSync(`${home}-`);
  try {
    const script = 'import browser from "@sparticuz/chromium"; await browser.executablePath();';
    await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: import.meta.dirname,
      // The package brings its own libraries only where it believes itself on the service it was made for.
      env: { PATH: process.env.PATH, TMPDIR: scratch, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    });
    writeFileSync(path.join(scratch, "fonts", "fonts.conf"), fontSettings(home));
    if (!existsSync(home)) renameSync(scratch, home);
  } catch (cause) {
    // Another test file may have been faster.
    if (!existsSync(home)) throw new Error("The browser in devDependencies could not be unpacked.", { cause });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The fonts it brings, for machines that have none, beside those that are there; its own file names /tmp. */
function fontSettings(home: string): string {
  const folders = [path.join(home, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  const dirs = folders.map((folder) => `<dir>${folder.replaceAll("&", "&amp;")}</dir>`).join("");
  return `<?xml version="1.0"?>\n<fontconfig>${dirs}<cachedir>${home}/fonts-cache</cachedir></fontconfig>\n`;
}

function stringEnvironment(): { [name: string]: string } {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
