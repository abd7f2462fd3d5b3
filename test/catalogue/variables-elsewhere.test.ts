import { describeConfigured, plain } from "../support/configured";

const running = plain("/run/postgresql", "/tmp");
const missing = [
  'container "main" has no volume at /var/lib/postgresql/data, where postgres:16 keeps its data; mount a persistent volume claim there',
];

// A Secret of variables holds credentials mostly; one that moves a path has a volume there.
describeConfigured("images some of whose variables a Secret holds,", {
  "postgres without a volume": { image: "postgres:16", memory: running, says: missing },
  "postgres without a volume, and with a Secret of variables": {
    image: "postgres:16",
    envFrom: ["credentials"],
    memory: running,
    says: missing,
  },
  "postgres with its volume, and with a Secret of variables": {
    image: "postgres:16",
    envFrom: ["credentials"],
    memory: running,
    volumes: ["/var/lib/postgresql/data"],
    says: [],
  },
  "postgres with a volume elsewhere": { image: "postgres:16", memory: running, volumes: ["/srv/pg"], says: missing },
  "postgres with a volume elsewhere, and with a Secret of variables": {
    image: "postgres:16",
    envFrom: ["credentials"],
    memory: running,
    volumes: ["/srv/pg"],
    says: [],
  },
  "n8n with an emptyDir elsewhere": {
    image: "n8nio/n8n:2.26.3",
    memory: plain("/cache", "/tmp"),
    volumes: ["/home/node/.n8n"],
    says: [
      `container "main" runs n8nio/n8n:2.26.3, which needs a writable /home/node/.cache (ENOENT: no such file or directory, mkdir '/home/node/.cache'); add an emptyDir of 256Mi in memory at /home/node/.cache to spec.containers[0].volumeMounts`,
    ],
  },
  "n8n with an emptyDir elsewhere, and with a Secret of variables": {
    image: "n8nio/n8n:2.26.3",
    envFrom: ["settings"],
    memory: plain("/cache", "/tmp"),
    volumes: ["/home/node/.n8n"],
    says: [],
  },
});
