import * as fc from "fast-check";
import { expect, test } from "vitest";
import { html } from "./html.ts";

test("what goes into a page is text, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const page = html`<p title="${text}">${text}</p>`.html;
      const inside = page.slice('<p title="'.length, -"</p>".length);
      expect(inside.replace('">', "")).not.toMatch(/[<>"']/);
    }),
  );
});

test("pages within pages stay pages, and nothing is left out in silence but null", () => {
  const rows = ["a", "<b>"].map((text) => html`<li>${text}</li>`);
  const page = html`<ul>
      ${rows}
    </ul>
    ${null}${3}`.html;
  expect(page.replaceAll(/\s+/g, "")).toBe("<ul><li>a</li><li>&lt;b&gt;</li></ul>3");
});
