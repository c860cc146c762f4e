import type { Container } from "./container.ts";
import { gzip } from "./gzip.ts";
import { tar } from "./tar.ts";
import { zip } from "./zip.ts";

/** Every kind of container. They are asked after the formats: a web archive is a ZIP, and not for us to open. */
export const containers: Container[] = [zip, gzip, tar];
