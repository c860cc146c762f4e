import { defineConfig } from "html-validate";

/** What "valid HTML" means for a built site: the recommended rules, and the reason beside each that is off. */
export const htmlRules = defineConfig({
  root: true,
  extends: ["html-validate:recommended"],
  elements: ["html5"],
  rules: {
    // Long headlines make long titles; a headline is not cut to please a rule.
    "long-title": "off",
    // Whitespace at a line's end and the order of a template's pieces are no matter of validity.
    "no-trailing-whitespace": "off",
    // Void elements and the doctype are written as HTML, not as XHTML; both are valid.
    "doctype-style": "off",
    // Checkboxes of one group share their name, as radio buttons do: that is how a form sends several values.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
    // Telephone numbers in articles stand as their authors wrote them.
    "tel-non-breaking": "off",
    // An input without a type is a text field by definition.
    "no-implicit-input-type": "off",
  },
});
