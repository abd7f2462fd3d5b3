// Prints the resources of all rule tables as JSON: `tsx test/support/rule-table-rows.ts`. Start it as a process
// of its own: it loads the tests of the rules and replaces the functions that would run them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnyRule } from "../../policies/rule";
import type { AnyStackRule } from "../../policies/stack-rule";
import type { TestResource } from "../../policies/testing";
import { toWire } from "../../policies/testing/wire";
import type { Table } from "./rule-table";
import type { StackRow } from "./stack-table";

/** One row of a rule's table. */
export interface Row {
  readonly rule: string;
  readonly name: string;
  /** The resources, with inputs in wire form; one for a rule over single resources. */
  readonly given: readonly TestResource[];
  /** Configuration by policy name; always has the name of the rule. */
  readonly config: Readonly<Record<string, object>>;
}

const wire = (props: object) => (toWire(props) as { toJavaScript(): object }).toJavaScript();

function row(rule: string, name: string, given: readonly TestResource[], config: Row["config"] = {}): Row {
  const sent = given.map((resource) => ({ ...resource, props: wire(resource.props) }));
  return { rule, name, given: sent, config: { [rule]: {}, ...config } };
}

function rows(rule: AnyRule, { valid, invalid, notApplicable = {} }: Table): Row[] {
  return Object.entries({ ...valid, ...invalid, ...notApplicable }).map(([name, own]) => {
    const { given, config = {} } = "given" in own ? (own as { given: TestResource; config?: object }) : { given: own };
    return row(rule.name, name, [given], { [rule.name]: config });
  });
}

function stackRows(rule: AnyStackRule, table: Readonly<Record<string, StackRow>>): Row[] {
  return Object.entries(table).map(([name, { given, config }]) => row(rule.name, name, given, config));
}

if (require.main === module) {
  const found: Row[] = [];
  const replace = (file: string, replaced: object) => {
    const exports = { ...require(file), ...replaced };
    require.cache[require.resolve(file)] = { exports } as unknown as NodeJS.Module;
  };
  replace("./rule-table", { testRule: (rule: AnyRule, table: Table) => found.push(...rows(rule, table)) });
  replace("./stack-table", {
    testStackRule: (rule: AnyStackRule, table: Readonly<Record<string, StackRow>>) =>
      found.push(...stackRows(rule, table)),
  });
  const nothing = () => {};
  const suite = (_name: string, run: () => void) => run.call({ timeout: nothing });
  Object.assign(globalThis, { describe: suite, it: nothing, before: nothing, after: nothing });
  const directory = join(__dirname, "../rules");
  const files = readdirSync(directory).map((name) => join(directory, name));
  for (const file of files.filter((file) => /test(Stack)?Rule\(/.test(readFileSync(file, "utf8")))) require(file);
  process.stdout.write(JSON.stringify(found));
}
