import assert from "node:assert/strict";
import { account } from "../../../tools/example-runs";
import { wordpressTask } from "../../support/aws/wordpress";

describe("examples/wordpress-ecs", () => {
  it("the task of examples/wordpress-ecs writes Apache's two directories, /tmp and uploads, and reads its secrets from AWS", async () => {
    const wordpress = await wordpressTask();
    assert.equal(wordpress.readonlyRootFilesystem, true);
    assert.equal(wordpress.user, "33:33");
    assert.deepEqual(
      wordpress.linuxParameters.tmpfs.map(({ containerPath }) => containerPath),
      ["/run/apache2", "/run/lock/apache2", "/tmp", "/var/www/html"],
    );
    assert.deepEqual(
      wordpress.mountPoints.map(({ containerPath }) => containerPath),
      ["/usr/src/wordpress/wp-content/uploads"],
    );
    assert.deepEqual(
      wordpress.secrets.map(({ name, valueFrom }) => [name, valueFrom]),
      ["AUTH_KEY", "AUTH_SALT", "SECURE_AUTH_KEY", "SECURE_AUTH_SALT"]
        .concat(["LOGGED_IN_KEY", "LOGGED_IN_SALT", "NONCE_KEY", "NONCE_SALT", "DB_PASSWORD"])
        .sort()
        .map((name) => [`WORDPRESS_${name}`, `${account.secret}:WORDPRESS_${name}::`]),
    );
    assert.deepEqual(
      wordpress.environment.map(({ name }) => name),
      ["WORDPRESS_DB_HOST", "WORDPRESS_DB_NAME", "WORDPRESS_DB_USER"],
    );
    assert.deepEqual(wordpress.portMappings, [{ containerPort: 8080, protocol: "tcp" }]);
  });
});
