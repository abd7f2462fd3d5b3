import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { root } from "../../tools/examples";
import { resourcesOf } from "../support/program";

/** The paths and the user of the database that each example declares, as its child shows them. */
const examples: Record<string, (props: Record<string, unknown>) => [paths: string[], user: string]> = {
  "wordpress-docker": ({ tmpfs, mounts, user }) => [
    [...Object.keys(tmpfs as object), ...(mounts as { target: string }[]).map(({ target }) => target)],
    user as string,
  ],
  "wordpress-swarm"({ taskSpec }) {
    const { containerSpec } = taskSpec as { containerSpec: { mounts: { target: string }[]; user: string } };
    return [containerSpec.mounts.map(({ target }) => target), containerSpec.user];
  },
  "wordpress-kubernetes"({ spec }) {
    type Of = { volumeMounts: { mountPath: string }[]; securityContext: { runAsUser: number; runAsGroup: number } };
    const [{ volumeMounts, securityContext }] = (spec as { template: { spec: { containers: [Of] } } }).template.spec
      .containers;
    const { runAsUser, runAsGroup } = securityContext;
    return [volumeMounts.map(({ mountPath }) => mountPath), `${runAsUser}:${runAsGroup}`];
  },
};

const databases: Record<string, [config: Record<string, string>, user: string, socket: string]> = {
  "MySQL, which is the default": [{}, "999:999", "/run/mysqld"],
  MariaDB: [{ databaseImage: "mariadb:11.8" }, "999:999", "/run/mysqld"],
  "MariaDB on UBI": [{ databaseImage: "mariadb:11.8-ubi" }, "999:999", "/run/mariadb"],
  "Percona Server": [{ databaseImage: "percona/percona-server:8.4" }, "1001:1001", "/run/mysqld"],
  "an image of one's own, built from Percona Server": [
    { databaseImage: "registry.example.com/shop/db:3", databaseRecipe: "percona/percona-server:8.4" },
    "1001:1001",
    "/run/mysqld",
  ],
};

/** What the providers of the examples compute. */
const computed = (name: string, { metadata }: { metadata?: object }) => ({
  result: "generated",
  metadata: { name, ...metadata },
});

describe("a database of WordPress", () => {
  for (const [name, reads] of Object.entries(examples)) {
    const program = readFileSync(join(root, "examples", name, "index.ts"), "utf8");
    for (const [what, [config, user, socket]] of Object.entries(databases)) {
      it(`a database of examples/${name} can be ${what}`, async () => {
        pulumi.runtime.setAllConfig(
          Object.fromEntries(Object.entries(config).map(([key, value]) => [`project:${key}`, value])),
        );
        const resources = await resourcesOf(program, computed);
        const database = resources.find(
          ({ type, name }) =>
            name === "database" &&
            /:(Container|Service|StatefulSet)$/.test(type) &&
            !type.startsWith("kubernetes:core"),
        );
        assert(database !== undefined);
        const [paths, runs] = reads(database.props as Record<string, unknown>);
        assert.deepEqual(paths.sort(), [socket, "/tmp", "/var/lib/mysql"].sort());
        assert.equal(runs, user);
      });
    }

    it(`a database of examples/${name} that the catalogue does not know is told to say what it is built from`, async () => {
      pulumi.runtime.setAllConfig({ "project:databaseImage": "registry.example.com/shop/db:3" });
      await assert.rejects(resourcesOf(program, computed), {
        message:
          /^recipe\("registry\.example\.com\/shop\/db:3"\): the catalogue does not know this image\. Did you mean .*\? Declare the paths it writes in `writable`\.$/,
      });
    });
  }
});
