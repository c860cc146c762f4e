import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isAsWritten, parseStoryline, storylineText, withSuggested } from "../../scripts/storylines/file.ts";

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{3,20}$/);
const title = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() !== "" && !/\p{C}/u.test(text));

const parsed = (text: string) => {
  const result = parseStoryline(text, "ferry");
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};

test("what the machine writes is read again as it was, and known as unedited until somebody edits it", () => {
  fc.assert(
    fc.property(title, fc.uniqueArray(id, { minLength: 1, maxLength: 8 }), (name, members) => {
      const text = storylineText({ title: name, members });
      const read = parsed(text);
      assert.deepEqual([read.title, read.members, read.status, read.intro], [name.trim(), members, "suggested", ""]);
      assert.ok(isAsWritten(text));
      assert.ok(isAsWritten(text.replaceAll("\n", "\r\n")));
      assert.ok(!isAsWritten(`${text}An introduction.\n`));
      assert.ok(!isAsWritten(text.replace("status: suggested\n", "")));
    }),
  );
});

test("new suggestions change nothing else of a file, and the same ones change nothing", () => {
  const edited =
    "---\n# ours\ntitle:   'The  ferry'\nsuggested:\n- old-one\n- old-two # yes?\nmembers: [aaaa, bbbb]\n---\n\nText, with\n---\nrules.\n";
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 5 }), (ids) => {
      const text = withSuggested(edited, ids);
      assert.deepEqual(parsed(text), { ...parsed(edited), suggested: ids });
      assert.equal(withSuggested(text, ids), text);
      assert.equal(withSuggested(text, []), edited.replace(/suggested:\n.*\n.*\n/, ""));
    }),
  );
});

test("what is wrong is told with its line", () => {
  const wrong = (text: string) => {
    const result = parseStoryline(text, "ferry");
    assert.ok(!result.ok);
    return result.error;
  };
  assert.deepEqual(wrong("---\nmembers: [aaaa]\n---\n"), { line: 1, reason: "title: is missing, or is no text" });
  assert.deepEqual(wrong("---\ntitle: Ferry\nmembers:\n- aaaa\n- B b\n---\n"), {
    line: 5,
    reason: "members.1: is not the id of an article",
  });
  assert.deepEqual(wrong("---\ntitle: Ferry\nmember: [aaaa]\n---\n"), {
    line: 3,
    reason: "member: is no key of a storyline",
  });
  assert.equal(wrong("---\ntitle: Ferry\nstatus: done\n---\n").line, 3);
  assert.equal(wrong("---\ntitle: Ferry\nmembers: [\n---\n").reason === "", false);
  assert.equal(wrong("---js\nmodule.exports = {}\n---\n").line, 1);
});
