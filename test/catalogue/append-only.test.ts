// Redis and its kin with persistence that the program itself asks for: then the data is no guess.
import { type ConfiguredRows, describeConfigured } from "../support/configured";

const missing = (name: string, at: string, volume = "persistent volume claim", who = "main") =>
  `container "${who}" has no volume at ${at}, where ${name} keeps its data; mount a ${volume} there`;

const inPods: ConfiguredRows = {
  "redis with an append-only file": {
    image: "redis:8.0",
    args: ["redis-server", "--appendonly", "yes"],
    says: [missing("redis:8.0", "/data")],
  },
  "redis with snapshots that its arguments ask for": {
    image: "redis:8.0",
    args: ["--save", "60 1"],
    says: [missing("redis:8.0", "/data")],
  },
  "redis as a member of a cluster, which keeps its nodes in a file": {
    image: "redis:8.0",
    args: ["--save", "", "--cluster-enabled", "yes"],
    says: [missing("redis:8.0", "/data")],
  },
  "redis with an append-only file on a volume": {
    image: "redis:8.0",
    args: ["--appendonly", "yes"],
    volumes: ["/data"],
    says: [],
  },
  "redis with other arguments, of which nobody knows whether the snapshots matter": {
    image: "redis:8.0",
    args: ["--maxmemory", "100mb"],
    says: [
      'advisory: container "main" runs redis:8.0, which needs a writable volume at /data when snapshots or the append-only file are on, and snapshots are the default, or it is a replica (MISCONF Redis is configured to save RDB snapshots, but it\'s currently unable to persist to disk); or start it with --save "" and without the append-only file',
    ],
  },
  "valkey with an append-only file": {
    image: "valkey/valkey:9",
    args: ["--appendonly", "yes"],
    says: [missing("valkey/valkey:9", "/data")],
  },
  "valkey with an append-only file in VALKEY_EXTRA_FLAGS": {
    image: "valkey/valkey:9",
    env: { VALKEY_EXTRA_FLAGS: "--loglevel warning --appendonly yes" },
    says: [missing("valkey/valkey:9", "/data")],
  },
  "Chainguard's redis with an append-only file": {
    image: "cgr.dev/chainguard/redis:latest",
    args: ["--appendonly", "yes"],
    says: [missing("chainguard/redis:latest", "/data")],
  },
  "Chainguard's valkey with an append-only file": {
    image: "cgr.dev/chainguard/valkey:latest",
    args: ["--appendonly", "yes"],
    says: [missing("chainguard/valkey:latest", "/data")],
  },
};

const onEngines: ConfiguredRows = {
  "redis with an append-only file on the anonymous volume of the image": {
    image: "redis:7.4-alpine",
    args: ["redis-server", "--maxmemory", "128mb", "--appendonly", "yes"],
    says: [missing("redis:7.4-alpine", "/data", "named volume", "web")],
  },
};

describeConfigured("redis with persistence that it is asked for", inPods, onEngines);
