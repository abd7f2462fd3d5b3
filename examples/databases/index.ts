import * as docker from "@pulumi/docker";
import * as random from "@pulumi/random";
import { HardenedContainer, recipe } from "@readonly-rootfs/hardened";

// Made once and kept, encrypted, in the state of the stack.
const password = (name: string) => new random.RandomPassword(name, { length: 48, special: false }).result;

const network = new docker.Network("databases", { internal: true });
const networks = (alias: string) => [{ name: network.name, aliases: [alias] }];

// A volume with `retain` is still there, with its data, after `pulumi destroy`.
const data = (name: string) => ({ volume: { name, retain: true } });

const postgres = new HardenedContainer("postgres", {
  image: "postgres:18",
  ...recipe("postgres:18", {
    "/var/lib/postgresql": data("postgres-data"),
    "/run/postgresql": {}, // the socket and its lock file
  }),
  env: { POSTGRES_PASSWORD: password("postgres-password") },
  shmSize: "256Mi", // parallel queries
  healthcheck: { tests: ["CMD", "pg_isready", "--username", "postgres"], interval: "10s" },
  stopTimeout: 60,
  networks: networks("postgres"),
});

const mysql = new HardenedContainer("mysql", {
  image: "mysql:8.4",
  ...recipe("mysql:8.4", {
    "/var/lib/mysql": data("mysql-data"),
    "/run/mysqld": {}, // sockets and the pid file
    "/tmp": {}, // temporary tables and large sorts
  }),
  env: { MYSQL_ROOT_PASSWORD: password("mysql-root-password") },
  healthcheck: { tests: ["CMD", "mysqladmin", "ping", "--silent"], interval: "10s" },
  memory: "2Gi",
  stopTimeout: 60,
  networks: networks("mysql"),
});

const redis = new HardenedContainer("redis", {
  image: "redis:8",
  ...recipe("redis:8", { "/data": data("redis-data") }), // snapshots and the append-only file
  env: { REDIS_PASSWORD: password("redis-password") },
  // Its configuration is read from standard input: the password stands neither in a file nor among the arguments.
  command: ["sh", "-c", "exec redis-server - --appendonly yes <<EOF\nrequirepass $REDIS_PASSWORD\nEOF"],
  networks: networks("redis"),
});

const mongo = new HardenedContainer("mongo", {
  image: "mongo:8.0",
  ...recipe("mongo:8.0", {
    "/data/db": data("mongo-data"),
    "/data/configdb": { tmpfs: { size: "16Mi" } }, // used by config servers only; the image would make it a volume
    "/tmp": { tmpfs: { size: "256Mi" } }, // the socket, and sorts that spill
  }),
  env: { MONGO_INITDB_ROOT_USERNAME: "root", MONGO_INITDB_ROOT_PASSWORD: password("mongo-root-password") },
  command: ["mongod", "--wiredTigerCacheSizeGB", "0.5"],
  memory: "2Gi",
  stopTimeout: 60,
  networks: networks("mongo"),
});

export const volumes = [postgres, mysql, redis, mongo].map((database) => database.volumes);
