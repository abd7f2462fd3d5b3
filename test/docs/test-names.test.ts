import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const directory = join(__dirname, "..");
const sources = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** Words that can only go on with the title of the suite, which a list of failures or an annotation does not show. */
const goesOn =
  /^(and|or|but|in|of|by|with|without|to|as|when|where|while|if|is|are|was|were|has|have|had|does|do|did|can|may|must|not|it|they|leave|accepts|counts|looks|tells|touches|allows|finds|gives|keeps|knows|leaves|makes|names|passes|prints|refuses|reports|says|shows|takes)\b/;

/** Names of tests in a file, templates as they are written; names made elsewhere are left out. */
function namesIn(file: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^it(\.\w+)?$/.test(node.expression.getText())) {
      const [name] = node.arguments;
      if (name && (ts.isStringLiteralLike(name) || ts.isTemplateExpression(name)))
        names.push(name.getText().slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(directory, file), "utf8"), ts.ScriptTarget.Latest, true));
  return names;
}

describe("the names of tests", () => {
  it("every name of a test begins with its subject, so that a list of failures can be read", () => {
    const all = sources.flatMap((file) => namesIn(file).map((name) => ({ file, name })));
    assert.ok(all.length > 500, `only ${all.length} names were found`);
    assert.deepEqual(
      all.filter(({ name }) => goesOn.test(name)).map(({ file, name }) => `test/${file}: ${name}`),
      [],
      "begin each of these with the noun that the suite's title has",
    );
  });
});
