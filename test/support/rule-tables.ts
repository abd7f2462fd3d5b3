// Prints the resources of all rule tables as JSON: `tsx test/support/rule-tables.ts`. A process of its own, because it
// loads the tests of the rules without running them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnyRule } from "../../policies/rule";
import type { TestResource } from "../../policies/testing";
import { toWire } from "../../policies/testing/wire";
import type { Table } from "./rule-table";

/** One row of a rule's table. */
export interface Row {
  readonly rule: string;
  readonly name: string;
  /** Its inputs are as they are on the wire. */
  readonly given: TestResource;
  readonly config: object;
}

const wire = (props: object) => (toWire(props) as { toJavaScript(): object }).toJavaScript();

function rows(rule: AnyRule, { valid, invalid, notApplicable = {} }: Table): Row[] {
  return Object.entries({ ...valid, ...invalid, ...notApplicable }).map(([name, row]) => {
    const { given, config = {} } = "given" in row ? (row as { given: TestResource; config?: object }) : { given: row };
    return { rule: rule.name, name, given: { ...given, props: wire(given.props) }, config };
  });
}

if (require.main === module) {
  const found: Row[] = [];
  const table = require("./rule-table");
  require.cache[require.resolve("./rule-table")] = {
    exports: { ...table, testRule: (rule: AnyRule, table: Table) => found.push(...rows(rule, table)) },
  } as unknown as NodeJS.Module;
  const nothing = () => {};
  const suite = (_name: string, run: () => void) => run.call({ timeout: nothing });
  Object.assign(globalThis, { describe: suite, it: nothing, before: nothing, after: nothing });
  const directory = join(__dirname, "../rules");
  const files = readdirSync(directory).map((name) => join(directory, name));
  for (const file of files.filter((file) => readFileSync(file, "utf8").includes("testRule("))) require(file);
  process.stdout.write(JSON.stringify(found));
}
