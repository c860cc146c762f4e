import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { markdownText } from "../../scripts/site/markdown.ts";
import { summaryOf } from "../../scripts/summary/summary.ts";

const LEAD =
  "The ferry terminal will close to vehicles for six weeks after a survey found that the ramps had shifted, the Harbour Board said.";
const REST =
  "Freight will be sent through Northgate. Foot passengers can board as before, and sailings keep their times.";

const sum = (body: string, title = "Ferry terminal to close to vehicles") => summaryOf({ title }, body);

test("a summary is the lead where the lead says what the headline says", () => {
  assert.equal(sum(`${LEAD}\n\n${REST}`), LEAD);
});

test("datelines, bylines, captions, calls and notes are passed over", () => {
  const heads = [
    "By Margaret Osei",
    "Photo: The terminal on Monday.",
    "Read more: all our stories on the harbour and its ferries are here.",
    "Correction: an earlier version of this article named another board as the owner.",
    "This article was first published in the evening edition of the paper.",
    "Sign up to our newsletter for the news of the harbour every morning.",
    "![The ramps](ramps.jpg)",
    "## What we know",
  ];
  assert.equal(sum(`${heads.join("\n\n")}\n\n${LEAD}\n\n${REST}`), LEAD);
  assert.equal(sum(`CARROW HAVEN, June 4 (Reuters) — ${LEAD}\n\n${REST}`), LEAD);
  assert.equal(sum(`Washington (CNN) ${LEAD}\n\n${REST}`), LEAD);
});

test("a short lead is followed by another sentence, in the text's order", () => {
  const body =
    "The terminal will close on Monday. The ramps have shifted, and vehicles cannot cross them.\n\nNobody was hurt.";
  assert.equal(sum(body), "The terminal will close on Monday. The ramps have shifted, and vehicles cannot cross them.");
});

test("a sentence that is too long is cut at a clause, which is seen", () => {
  const long = `The ferry terminal will close to vehicles for six weeks, ${"the board said after its meeting in the town hall on Monday, ".repeat(6)}and nobody was hurt.`;
  const summary = sum(`${long}\n\n${REST}`)!;
  assert.ok(summary.endsWith("Monday…"), summary);
  assert.ok(summary.length <= 281 && long.startsWith(summary.slice(0, -1)));
});

test("texts in other scripts end their sentences by their own marks", () => {
  const chinese =
    "港口管理局周一表示，由于坡道移位，渡轮码头将对车辆关闭六个星期，货运将改道北门港口，步行乘客不受影响。工程师将于下周再次检查坡道的状况。没有人受伤。";
  assert.ok(chinese.startsWith(sum(chinese, "渡轮码头将对车辆关闭")!.slice(0, -1)));
  const arabic =
    "أعلنت هيئة الميناء أن محطة العبارات ستغلق أمام المركبات لمدة ستة أسابيع بعد أن تحركت المنحدرات. لم يصب أحد في الحادث الذي وقع يوم الاثنين.";
  assert.ok(arabic.includes(sum(arabic, "إغلاق محطة العبارات")!));
});

test("nothing is said of a text that is too short, a table, a list or a poem", () => {
  for (const body of [
    "",
    "Text.",
    LEAD,
    "- Ferry at nine.\n- Ferry at ten.\n\n- Ferry at noon.",
    "| Ship | Time |\n|---|---|\n| Ferry to the island | Nine in the morning. |",
    "O ferry on the water\ngoing out at night\nthe harbour board is sleeping\nand so is every light",
    `\`\`\`\n${LEAD} ${REST}\n\n${LEAD}\n\`\`\``,
    "one two three four five six seven eight nine ten eleven twelve thirteen",
  ])
    assert.equal(sum(body), undefined, body);
});

test("links are read as links, also where their addresses stand at the end of the text", () => {
  const body = `${LEAD.replace("Harbour Board", "[Harbour Board][1]")}\n\n${REST}\n\n[1]: https://board.example/`;
  assert.equal(sum(body), LEAD);
});

test("an article that has a summary, gets no other", () => {
  assert.equal(summaryOf({ title: "Ferry", summary: "Its own." }, `${LEAD}\n\n${REST}`), undefined);
});

test("whatever the text, a summary is of its very words, short, and one line", () => {
  const piece = fc.constantFrom(
    ...[
      LEAD,
      REST,
      "\n\n",
      "\n",
      "By Ann Lee",
      "“No,” he said.",
      "**bold words** and _others_",
      "[link](a.md)",
      "…",
      "！",
      "雨が降った。港は閉鎖された。",
    ],
    ...[
      "# Head",
      "> quoted",
      "\\* star",
      "a_b",
      "<b>",
      "&amp;",
      "`code.`",
      "WASHINGTON — ",
      "😀",
      "word ".repeat(90),
      ", ",
      ". ",
      "؟ ",
      "| a | b |",
    ],
  );
  const body = fc.array(piece, { maxLength: 30, size: "max" }).map((pieces) => pieces.join(" "));
  fc.assert(
    fc.property(body, fc.constantFrom("Ferry terminal", "雨", "", "word ".repeat(80)), (text, title) => {
      const summary = summaryOf({ title }, text);
      if (summary === undefined) return;
      assert.ok(summary.length <= 620 && !summary.includes("\n") && !/\p{Surrogate}/u.test(summary));
      const whole = markdownText(text).replace(/\s+/g, " ");
      let from = 0;
      // One sentence or two: all of it stands in the text, in order.
      for (const part of wholeOrTwo(summary, whole)) {
        const at = whole.indexOf(part, from);
        assert.ok(at >= 0, `${JSON.stringify(part)} is not in ${JSON.stringify(whole)}`);
        from = at + part.length;
      }
    }),
    { numRuns: 500 },
  );
});

/** The summary as one run of the text, or as two. */
function wholeOrTwo(summary: string, text: string): string[] {
  const shown = text.includes(summary) ? summary : summary.replace(/…$/, "");
  if (text.includes(shown)) return [shown];
  for (let at = shown.length - 1; at > 0; at -= 1)
    if (text.includes(shown.slice(0, at)) && text.includes(shown.slice(at).trim()))
      return [shown.slice(0, at).trim(), shown.slice(at).trim()];
  return [shown];
}
