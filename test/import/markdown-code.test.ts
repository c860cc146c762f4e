import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { htmlToMarkdown } from "../../scripts/normalise/html.ts";
import { tidyMarkdown } from "../../scripts/normalise/markdown.ts";

const tidy = (markdown: string) => tidyMarkdown(markdown, { title: "A" }).text;

describe("in indented code nothing is a tag", () => {
  const code = ["{{< box >}}", "{% raw %}{{ x }}{% endraw %}", "{% comment %}x{% endcomment %}", "{: .class}"];
  const around: [name: string, before: string, indent: string][] = [
    ["in the text", "Before.\n\n", "    "],
    ["in a list", "- Before.\n\n", "      "],
    ["in a quotation", "> Before.\n>\n", ">     "],
    ["at the very start", "", "    "],
    ["behind a tab", "Before.\n\n", "\t"],
  ];
  for (const [name, before, indent] of around)
    test(name, () => {
      const markdown = `${before}${code.map((line) => indent + line).join("\n")}\n\nAfter.`;
      assert.equal(tidy(markdown), markdown);
    });

  test("and a highlight is none either", () => {
    const markdown = "Before.\n\n    {% highlight sh %}\n    ls\n    {% endhighlight %}\n\nAfter.";
    assert.equal(tidy(markdown), markdown);
  });

  test("but lines that go on a paragraph are text", () => {
    assert.equal(tidy("Before\n    {% raw %}{{ x }}{% endraw %}"), "Before\n    {{ x }}");
  });
});

describe("a highlight becomes a fence that its code cannot end", () => {
  const tags: [name: string, open: string, close: string][] = [
    ["Jekyll", "{% highlight md %}", "{% endhighlight %}"],
    ["Hugo", '{{< highlight "md" >}}', "{{< /highlight >}}"],
  ];
  for (const [name, open, close] of tags)
    test(name, () => {
      const code = "```ruby\nputs 1\n```\nand ````";
      assert.equal(
        tidy(`Before.\n\n${open}\n${code}\n${close}\n\nAfter.`),
        `Before.\n\n\`\`\`\`\`md\n${code}\n\`\`\`\`\`\n\nAfter.`,
      );
      assert.equal(tidy(`${open}\nls\n${close}`), "```md\nls\n```");
    });
});

test("code keeps the spaces at the ends of its lines where text loses them", () => {
  const { text } = htmlToMarkdown("<p>Text. <br> More.</p><pre>a  \nb</pre>");
  assert.equal(text, "Text.\\\nMore.\n\n```\na  \nb\n```");
});

test("attribute lists and the ids of headings go, and other curly brackets stay", () => {
  const lists = "Text.\n{: .lead #top}\n\n![Fog](fog.jpg){: width=\"200\" data-a='{b}' }\n\n* toc\n{:toc}";
  assert.equal(tidy(lists), "Text.\n\n\n![Fog](fog.jpg)\n\n* toc");
  assert.equal(tidy("## Result {#result}\n\n## Two  {#2}  \n\nNo {#heading}"), "## Result\n\n## Two\n\nNo {#heading}");
  for (const words of ["a {: } b", "a {: b c} d", "{:.a", '{: a="b}', "{:a=b=c}"]) assert.equal(tidy(words), words);
});
