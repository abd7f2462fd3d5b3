import assert from "node:assert/strict";
import { basename } from "node:path";
import { formatImage, type ImageReference, parseImage, tagOf } from "../../policies/images/reference";
import { disjoint } from "../../policies/images/versions";
import { canonical } from "../../policies/model/paths";
import { bytes } from "../../policies/model/size";
import { files, read } from "../../scripts/catalogue";
import { discoveries } from "../../scripts/docs/discoveries";

const images = files().map((file) => ({ ...read(file), file: basename(file) }));
const paths = images.flatMap((image) => image.paths.map((path) => ({ ...path, image: image.name })));

/** Directories that hold much of the system or of an image. */
const parents = /^\/(bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|usr|var)$/;
const deepParents = /^\/(opt\/bitnami|usr\/(bin|lib|local|sbin|share)|var\/(cache|lib|lock|log|run|spool|tmp|www))$/;

describe("the catalogue", () => {
  it("the catalogue never loses an image: an entry is merged or renamed", () => {
    const repositories = new Set(images.flatMap((image) => image.repositories));
    assert.ok(images.length >= 130, `${images.length} entries`);
    assert.ok(repositories.size >= 214, `${repositories.size} repositories`);
  });

  it("a catalogue entry has a name, a repository and a source", () => {
    for (const { name, file, repositories, sources } of images) {
      assert.equal(`${name}.yaml`, file);
      assert.ok(repositories.length > 0 && (sources as string[]).length > 0, name);
    }
  });

  it("a catalogue entry pins each source to a commit, or gives the address of a discussion", () => {
    for (const { name, sources } of images) {
      const loose = sources.filter((source) => typeof source === "string" && !source.startsWith("https://"));
      assert.deepEqual(loose, [], `catalogue/${name}.yaml: write repository, file and commit`);
    }
  });

  it("a catalogue entry writes its repositories in full", () => {
    for (const { name, repositories } of images) {
      for (const repository of repositories) {
        const image = parseImage(repository.replaceAll("*", "1"));
        assert.ok(image, `${name}: ${repository}`);
        assert.equal(formatImage(image), repository.replaceAll("*", "1"), name);
      }
    }
  });

  it("a tag of a repository belongs to one catalogue entry only", () => {
    const clashes = images.flatMap((one, index) =>
      images.slice(index + 1).flatMap((other) => {
        const shared = one.repositories.some((a) =>
          other.repositories.some((b) => a.includes("*") === b.includes("*") && overlap(a, b)),
        );
        // A range of versions is closer than none, and a repository by its name closer than by a pattern.
        const ranges = (one.versions === undefined) === (other.versions === undefined);
        return shared && ranges && clash(one.tags, other.tags) && !disjoint(one.versions, other.versions)
          ? [`${one.name} and ${other.name}`]
          : [];
      }),
    );
    assert.deepEqual(clashes, []);
  });

  it("a catalogue entry has no path with a symbolic link, and each path once", () => {
    for (const { name, paths } of images) {
      assert.equal(new Set(paths.map(({ path }) => path)).size, paths.length, name);
    }
    const links = paths.filter(({ path }) => canonical(path) !== path).map(({ image, path }) => `${image} ${path}`);
    // NATS's image is empty but for its program, and Datadog's takes the link away: /var/run is no link there.
    assert.deepEqual(links, ["datadog-agent /var/run/s6", "datadog-agent /var/run/datadog", "nats /var/run/nats"]);
  });

  it("a catalogue entry whose advice names a setting is silent once it is set", () => {
    const told = paths
      .filter(({ likely }) => likely)
      .flatMap(({ image, path, off = "", ...rest }) => {
        const read = JSON.stringify([rest.if, rest.unless, rest.moved]);
        const named = off.match(/(?<![\w-])(--[a-z][\w-]+|[A-Z][A-Z0-9]*_\w+)/g)?.[0];
        return named === undefined || read.includes(`"${named}"`) ? [] : [`${image} ${path}: ${named}`];
      });
    assert.deepEqual(told, []);
  });

  it("a catalogue entry has leaves as paths, and parents only if the image writes directly into them", () => {
    const wide = paths.filter(({ path }) => parents.test(path) || deepParents.test(path));
    assert.deepEqual(
      wide.map(({ image, path }) => `${image} ${path}`),
      [
        "aio-borgbackup /root",
        "authentik-2025 /media",
        "chainguard-haproxy /run",
        "chainguard-mariadb /var/tmp",
        "chainguard-nginx /run",
        "cloudnative-pg-postgresql /run",
        "cyberchef-10 /run",
        "docker-dind /run",
        "docker-registry-ui /run",
        "docker-socket-proxy /run",
        "filebrowser /srv",
        "filebrowser-s6 /run",
        "filebrowser-s6 /srv",
        "haproxy /run",
        "haproxytech-haproxy /run",
        "haproxytech-ingress /run",
        "harbor-log /run",
        "home-assistant /run",
        "influxdb-1 /run",
        "influxdb-1-enterprise /run",
        "jitsi-jicofo /run",
        "jitsi-jvb /run",
        "jitsi-prosody /run",
        "jitsi-web /run",
        "karakeep /run",
        "linkding /run",
        "linuxserver /run",
        "mattermost /var/tmp",
        "nginx /run",
        "paperless-ngx /run",
        "postfixadmin /var/tmp",
        "postfixadmin-fpm /var/tmp",
        "privatebin /run",
        "spilo /run",
        "tailscale /run",
        "unit /run",
        "unit /var/tmp",
        "weblate /run",
        "wg-easy /run",
      ],
    );
  });

  it("a catalogue entry marks a path within another as nested", () => {
    for (const { name, paths } of images) {
      for (const { path, nested = false } of paths) {
        assert.equal(
          nested,
          paths.some((other) => path.startsWith(`${other.path}/`)),
          `${name}: ${path}`,
        );
      }
    }
  });

  it("a catalogue entry tells what is written to each VOLUME of its image", () => {
    const near = (one: string, other: string) => `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
    const untold = images.flatMap(({ name, from, volumes = [], paths }) =>
      from !== undefined
        ? []
        : volumes.filter((at) => !paths.some(({ path }) => near(path, at))).map((at) => `${name} ${at}`),
    );
    const known = [
      // Only read: certificates, keys, configuration, scripts and add-ons.
      "bitnami-harbor-jobservice /etc/jobservice",
      "bitnami-harbor-registry /etc/registry",
      "bitnami-harbor-registryctl /etc/registry",
      "bitnami-harbor-registryctl /etc/registryctl",
      "bitnami-minio /certs",
      "bitnami-postgresql /docker-entrypoint-initdb.d",
      "bitnami-postgresql /docker-entrypoint-preinitdb.d",
      "cp-zookeeper /etc/zookeeper/secrets",
      "kafka /etc/kafka/secrets",
      "kafka /mnt/shared/config",
      "kafka-native /etc/kafka/secrets",
      "kafka-native /mnt/shared/config",
      "navidrome /music",
      "odoo /mnt/extra-addons",
      "radicale /config",
      "zabbix-proxy /var/lib/zabbix/snmptraps",
      "zabbix-server /var/lib/zabbix/snmptraps",
      // Not where this image or its own configuration writes.
      "bitnami-harbor-core /data",
      "bitnami-harbor-registry /var/lib/registry",
      "bitnami-harbor-registryctl /var/lib/registry",
      "couchdb-nouveau /opt/nouveau/data", // its indexes lie elsewhere
      "cp-kafka-connect /var/lib/kafka/data",
      "docker-dind-rootless /var/lib/docker",
      "harbor-log /etc/logrotate.d",
      "harbor-nginx /var/cache/nginx",
      "harbor-nginx /var/log/nginx",
      "harbor-nginx /run",
      "harbor-registryctl /var/lib/registry",
      "jitsi-jicofo /config",
      "jitsi-jvb /config",
      "jitsi-prosody /config",
      "jitsi-prosody /prosody-plugins-custom",
      "jitsi-web /config",
      "jitsi-web /usr/share/jitsi-meet/transcripts",
      "kafka /var/lib/kafka/data",
      "pyroscope /data-metastore",
    ];
    assert.deepEqual(untold.sort(), known.sort());
  });

  it("a catalogue entry that is rebuilt records a run that the tests of discover have written down", () => {
    const runs = discoveries();
    for (const { name, known, proven = [] } of images.filter(({ known }) => known !== "documented")) {
      assert.equal(known, "rebuilt", `${name}: no registry could be reached where this was made`);
      for (const { image, base, version, digest } of proven) {
        const run = runs.find((row) => row.image === image);
        assert.deepEqual([run?.from, base, digest], ["Debian", "Debian 12", undefined], name);
        assert.deepEqual(run?.found, run?.needed, name);
        assert.equal(tagOf(parseImage(image) as ImageReference), version, name);
      }
    }
  });

  it("a catalogue entry bounds every ephemeral path, at most 2Gi", () => {
    for (const { image, path, kind, size } of paths) {
      if (kind === "persistent") continue;
      assert.ok((bytes(size ?? "") ?? Infinity) <= 2 * 2 ** 30, `${image}: ${path}`);
    }
  });

  it("a catalogue entry gives every ephemeral path a mode with which its owner can write", () => {
    for (const { image, path, kind, mode, uid, file } of paths) {
      if (kind === "persistent" || file) continue;
      const writable = uid === undefined ? /^1777$|^0755$/ : /^1777$|^07[0-7]{2}$/;
      assert.match(mode ?? "", writable, `${image}: ${path}`);
    }
  });

  it("a catalogue entry with a mode for all users has the sticky bit", () => {
    for (const { image, path, mode } of paths) {
      if (mode?.endsWith("7")) assert.equal(mode[0], "1", `${image}: ${path}`);
    }
  });

  it("a catalogue entry has `when` for conditional paths, and for no others", () => {
    for (const { image, path, required, when } of paths) {
      assert.equal(required === "conditional", when !== undefined, `${image}: ${path}`);
    }
  });

  it("a catalogue entry marks a file as content too, because neither can be an empty mount", () => {
    const files = paths.filter(({ file }) => file);
    assert.ok(files.some(({ image, path }) => `${image} ${path}` === "pgadmin4 /pgadmin4/config_distro.py"));
    for (const { image, path, content } of files) assert.equal(content, true, `${image}: ${path}`);
  });

  it("a catalogue entry with data tells the server from its clients by `programs`", () => {
    const silent = images.filter(
      ({ category, programs, paths }) =>
        ["cache", "database", "queue"].includes(category) &&
        programs === undefined &&
        paths.some(({ kind, required }) => kind === "persistent" && required === "always"),
    );
    // OpenLDAP's entrypoint writes there before it starts anything; Spilo is started by a shell, and what starts the database
    // of Nextcloud All-in-One reads no arguments.
    assert.deepEqual(
      silent.map(({ name }) => name),
      ["aio-postgresql", "harbor-db", "openldap-osixia", "spilo"],
    );
  });

  it("a catalogue entry explains its paths in half sentences that fit inside a message", () => {
    for (const { image, path, why, when } of paths) {
      for (const text of [why, when ?? "x"]) assert.doesNotMatch(text, /\.$|\n|^\s|\s$/, `${image}: ${path}`);
    }
  });
});

/** Whether some text is what both patterns say. */
function overlap(one: string, other: string): boolean {
  if (one === "" && other === "") return true;
  if (one[0] === "*") return overlap(one.slice(1), other) || (other !== "" && overlap(one, other.slice(1)));
  if (other[0] === "*") return overlap(other, one);
  return one !== "" && one[0] === other[0] && overlap(one.slice(1), other.slice(1));
}

/** Whether some tag is as closely meant by both: the pattern that spells out more wins. */
function clash(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const literal = (pattern: string) => pattern.replaceAll("*", "").length;
  return one.some((a) => other.some((b) => overlap(a, b) && literal(a) === literal(b)));
}
