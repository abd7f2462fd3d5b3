import assert from "node:assert/strict";
import fc from "fast-check";
import { Argument } from "../../components/argument";
import { cleanPath, placeOf, refuseOverlap, writablePath } from "../../components/container-path";

const at = new Argument("test").property("path");

describe("a path in a container", () => {
  it("cleanPath removes ., .., doubled and trailing slashes", () => {
    for (const [path, clean] of [
      ["/run/apache2/", "/run/apache2"],
      ["//run///apache2//", "/run/apache2"],
      ["/run/./x/../apache2", "/run/apache2"],
      ["/..", "/"],
      ["/", "/"],
      ["/var/run/x", "/var/run/x"],
    ] as const) {
      assert.equal(cleanPath(path), clean);
    }
  });

  it("placeOf follows the symbolic links of Linux images", () => {
    for (const [path, place] of [
      ["/var/run", "/run"],
      ["/var/run/mysqld/", "/run/mysqld"],
      ["/var/lock/apache2", "/run/lock/apache2"],
      ["/var/runner", "/var/runner"],
      ["/srv/var/run", "/srv/var/run"],
    ] as const) {
      assert.equal(placeOf(path), place);
    }
  });

  it("writablePath refuses places of programs and of the system", () => {
    for (const path of [
      "/tmp",
      "/run/app",
      "/etc/nginx/conf.d",
      "/usr/share/app/data",
      "/dev/shm",
      "/srv/bin",
      "/library",
      "/usr/libraries",
      "/sbin2",
      "/var",
      "/home/app/lib",
    ]) {
      assert.equal(writablePath(at, path), path);
    }
    for (const path of [
      "/",
      "/usr",
      "/etc",
      "/usr/local",
      "/bin",
      "/sbin/x",
      "/usr/bin/x",
      "/usr/local/sbin",
      "/lib",
      "/lib64",
      "/lib/x",
      "/usr/libexec/x",
      "/usr/local/lib",
      "/boot/x",
      "/proc",
      "/sys/fs",
      "/dev",
      "/dev/null",
      "/dev/shm/x",
      "/tmp/../etc/",
    ]) {
      assert.throws(() => writablePath(at, path), /^Error: test: `path` must not be (writable|mounted): /);
    }
  });

  it("refuseOverlap finds the same place in every spelling, and never a sibling", () => {
    const name = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 4 });
    const noise = fc.array(fc.constantFrom("/", "//", "/./", "/x/../"), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(path, noise, (parts, between) => {
        const spelled = parts.map((part, index) => `${between[index]}${part}`).join("");
        assert.throws(
          () =>
            refuseOverlap([
              [`/${parts.join("/")}`, at],
              [spelled, at],
            ]),
          /is the same place as/,
        );
        assert.throws(
          () =>
            refuseOverlap([
              [`/${parts.join("/")}`, at],
              [`${spelled}/below`, at],
            ]),
          /overlaps/,
        );
        assert.throws(
          () =>
            refuseOverlap([
              [`${spelled}/below`, at],
              [`/${parts.join("/")}`, at],
            ]),
          /overlaps/,
        );
        refuseOverlap([
          [`/${parts.join("/")}`, at],
          [`${spelled}x`, at],
        ]);
      }),
    );
  });
});
