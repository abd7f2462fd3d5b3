import assert from "node:assert/strict";
import { connect } from "node:net";
import type { ImageName } from "./references";
import type { Outcome, Running } from "./running";

/** The effect of leaving out a path that the catalogue calls `required: always`. */
export type Without =
  /** The container ends, with this text in its output, besides the catalogue's own `error`. */
  | { ends: string }
  /** The program answers, but `try` then resolves to a text with `fails`, which it lacks if the path is there. */
  | { fails: string; try: (container: Running, port: number) => Promise<string> };

/** A rebuilt image, and the checks that prove that it works. */
export interface Rebuilt {
  image: ImageName;
  /** Name of the catalogue's entry. */
  entry: string;
  /** A difference of needs between this image and the official one; its entry then stays `known: documented`. */
  differs?: string;
  port: number;
  env?: Record<string, string>;
  command?: string[];
  /** Files that are mounted read-only, by path; each value is the content. */
  files?: Record<string, string>;
  /** Talks to the program in its own protocol on a port of 127.0.0.1; throws until the answer is right. */
  answers: (container: Running, port: number) => Promise<void>;
  /** The effect of each path with `required: always`. */
  without: Record<string, Without>;
  /** The effect of each conditional path, under a `command` that makes its condition true. */
  conditional?: Record<string, Without & { command?: string[] }>;
  /** Writes data that has to survive a replacement of the container, and reads it back. */
  data?: {
    write: (container: Running, port: number) => Promise<void>;
    read: (container: Running, port: number) => Promise<void>;
  };
}

/** Sends bytes to a TCP port; resolves to the first answer as text. */
function ask(port: number, question: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(question, "latin1"));
    socket.setTimeout(2000, () => socket.destroy(new Error(`no answer on port ${port}`)));
    socket.once("data", (data) => {
      resolve(data.toString("latin1"));
      socket.destroy();
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error(`port ${port} closed without an answer`)));
  });
}

async function get(port: number, path: string, init: RequestInit = {}, seconds = 2): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    ...init,
    signal: AbortSignal.timeout(seconds * 1000),
  });
  return `${response.status} ${await response.text()}`;
}

/** Runs a program that has to succeed; resolves to its output. */
async function output(outcome: Promise<Outcome>): Promise<string> {
  const { code, output } = await outcome;
  assert.equal(code, 0, output);
  return output;
}

const log = (container: Running): Promise<string> => container.log();

const PHP = `<?php
if ($_FILES) { echo "upload error ", $_FILES["file"]["error"]; } else { echo "php answers"; }
`;

async function phpUpload(_: Running, port: number): Promise<string> {
  const body = new FormData();
  body.set("file", new Blob(["content"]), "file.txt");
  return get(port, "/index.php", { method: "POST", body });
}

const sql = (container: Running, statement: string): Promise<string> =>
  output(container.run(["mariadb", "-h127.0.0.1", "-uroot", "-psecret", "-Ne", statement]));
const psql = (container: Running, statement: string): Promise<string> =>
  output(container.run(["psql", "-hlocalhost", "-Upostgres", "-tAc", statement]));

export const REBUILT: Rebuilt[] = [
  {
    image: "php-apache",
    entry: "php-apache",
    port: 80,
    differs: "mutexes of type file and a second Listen line, so that the lock directory is needed",
    command: ["apache2-foreground", "-C", "Mutex file:/var/lock/apache2 default", "-c", "Listen 8080"],
    files: { "/var/www/html/index.php": PHP },
    answers: async (_, port) => assert.equal(await get(port, "/"), "200 php answers"),
    without: {
      "/run/apache2": { ends: "AH00100: apache2: could not log pid to file /var/run/apache2/apache2.pid" },
      "/run/lock/apache2": { ends: "(30)Read-only file system: AH00023" },
      "/tmp": { fails: "upload error 6", try: phpUpload },
    },
  },
  {
    image: "mariadb",
    entry: "mariadb",
    port: 3306,
    env: { MARIADB_ROOT_PASSWORD: "secret" },
    answers: async (container) => assert.equal(await sql(container, "SELECT 6 * 7"), "42\n"),
    without: {
      "/run/mysqld": { ends: "Do you already have another server running on socket: /run/mysqld/mysqld.sock ?" },
      "/tmp": { ends: "[ERROR] Unknown/unsupported storage engine: InnoDB" },
      "/var/lib/mysql": { ends: "DDL_LOG: Failed to create ddl log file: ./ddl_recovery.log" },
    },
    data: {
      write: async (container) => {
        await sql(container, "CREATE DATABASE kept; CREATE TABLE kept.t (n INT); INSERT INTO kept.t VALUES (7)");
      },
      read: async (container) => assert.equal(await sql(container, "SELECT n FROM kept.t"), "7\n"),
    },
  },
  {
    image: "nginx",
    entry: "nginx",
    port: 80,
    answers: async (_, port) => assert.match(await get(port, "/"), /^200 .*<title>Welcome to nginx!<\/title>/s),
    without: {
      "/var/cache/nginx": { ends: 'mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)' },
      "/run": { ends: 'nginx: [emerg] open() "/var/run/nginx.pid" failed (30: Read-only file system)' },
    },
  },
  {
    image: "redis",
    entry: "redis",
    port: 6379,
    answers: async (_, port) => assert.equal(await ask(port, "PING\r\n"), "+PONG\r\n"),
    without: {},
    conditional: {
      "/data": {
        fails: "MISCONF Redis is configured to save RDB snapshots",
        try: (container) => output(container.shell("redis-cli set k v; redis-cli bgsave; sleep 1; redis-cli set k w")),
      },
    },
  },
  {
    image: "postgres",
    entry: "postgres-17",
    port: 5432,
    env: { POSTGRES_PASSWORD: "secret", PGPASSWORD: "secret" },
    answers: async (container) => assert.equal(await psql(container, "SELECT 6 * 7"), "42\n"),
    without: {
      "/run/postgresql": { ends: "pg_ctl: could not start server" },
      "/var/lib/postgresql/data": {
        ends: "chmod: changing permissions of '/var/lib/postgresql/data': Read-only file system",
      },
    },
    data: {
      write: async (container) => {
        await psql(container, "CREATE TABLE kept AS SELECT 7 AS n");
      },
      read: async (container) => assert.equal(await psql(container, "SELECT n FROM kept"), "7\n"),
    },
  },
  {
    image: "memcached",
    entry: "memcached",
    port: 11211,
    answers: async (_, port) => assert.match(await ask(port, "version\r\n"), /^VERSION 1\.6\./),
    without: {},
  },
  {
    image: "haproxy",
    entry: "haproxy",
    port: 8080,
    answers: async (_, port) => assert.equal(await get(port, "/"), "200 haproxy answers"),
    without: {},
    conditional: {
      "/var/lib/haproxy": {
        command: ["haproxy", "-f", "/usr/local/etc/haproxy/haproxy-with-socket.cfg"],
        ends: "error when trying to unlink previous UNIX socket (Read-only file system) [/var/lib/haproxy/stats.sock]",
      },
    },
  },
  {
    image: "tomcat",
    entry: "tomcat",
    port: 8080,
    answers: async (_, port) => assert.equal(await get(port, "/"), "200 <title>static page</title>\n"),
    without: {
      "/usr/local/tomcat/work": { fails: "500 ", try: (_, port) => get(port, "/hello.jsp", {}, 30) },
      "/usr/local/tomcat/temp": { fails: "500 ", try: (_, port) => get(port, "/hello.jsp", {}, 30) },
      "/usr/local/tomcat/logs": { fails: "/usr/local/tomcat/logs", try: log },
    },
  },
  {
    image: "rabbitmq",
    entry: "rabbitmq",
    differs: "it is version 3.10 with its upgrade log, while all published images are 4",
    port: 5672,
    // The server's first frame after the protocol header: Connection.Start names the product.
    answers: async (_, port) => assert.match(await ask(port, "AMQP\x00\x00\x09\x01"), /RabbitMQ/),
    without: {
      "/var/log/rabbitmq": {
        ends: "failed to open log file at '/var/log/rabbitmq/rabbit@h1_upgrade.log', reason: read-only file system",
      },
      "/var/lib/rabbitmq": { ends: "Failed to create cookie file '/var/lib/rabbitmq/.erlang.cookie': erofs" },
    },
    data: {
      write: async (container) => {
        await output(container.run(["rabbitmqctl", "-q", "add_vhost", "kept"], "rabbitmq"));
      },
      read: async (container) =>
        assert.match(await output(container.run(["rabbitmqctl", "-q", "list_vhosts"], "rabbitmq")), /^kept$/m),
    },
  },
  {
    image: "varnish",
    entry: "varnish",
    port: 80,
    answers: async (_, port) => assert.match(await get(port, "/"), /^200 /),
    without: {
      "/var/lib/varnish/varnishd": {
        ends: "Cannot create test-file in /var/lib/varnish/varnishd (Read-only file system)",
      },
    },
  },
];
