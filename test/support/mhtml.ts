const BOUNDARY = "----MultipartBoundary--Test----";
const PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==";

/** A page with a picture as a browser saves them in one file. */
export function mhtmlOf(page: string, encoding: "8bit" | "base64" = "8bit", boundary = BOUNDARY): Buffer {
  const body = encoding === "base64" ? Buffer.from(page).toString("base64") : page;
  const lines = [
    "From: <Saved by Blink>",
    "Snapshot-Content-Location: https://eveningpost.example/ferry.html",
    "Subject: Ferry",
    "Date: Thu, 12 Mar 1998 10:11:12 -0000",
    "MIME-Version: 1.0",
    `Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/html; charset=utf-8",
    `Content-Transfer-Encoding: ${encoding}`,
    "Content-Location: https://eveningpost.example/ferry.html",
    "",
    body,
    `--${boundary}`,
    "Content-Type: image/png",
    "Content-Transfer-Encoding: base64",
    "Content-Location: https://eveningpost.example/ferry.png",
    "",
    PICTURE,
    `--${boundary}--`,
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}
