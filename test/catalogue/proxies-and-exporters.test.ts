// Sidecars for databases, exporters and what downloads databases.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const proxy = "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3";
const needs = (path: string, why: string) =>
  `container "main" runs cloud-sql-connectors/cloud-sql-proxy:2.25.3, which needs a writable ${path} (${why}); add an emptyDir of 1Mi in memory at ${path} to spec.containers[0].volumeMounts`;

const inPods: ConfiguredRows = {
  "the Cloud SQL proxy on ports": {
    image: proxy,
    args: ["--structured-logs", "--health-check", "--http-address=0.0.0.0", "--port=5432", "project:region:db"],
    says: [],
  },
  "the Cloud SQL proxy with Unix sockets": {
    image: proxy,
    args: ["--unix-socket", "/sockets", "project:region:db"],
    says: [needs("/sockets", "The proxy makes a socket for each instance here")],
  },
  "the Cloud SQL proxy with the socket of one instance": {
    image: proxy,
    args: ["project:region:db?unix-socket=/sockets", "project:region:other?port=5433"],
    says: [needs("/sockets", "The proxy makes a socket for each instance here")],
  },
  "the Cloud SQL proxy with the path of a socket": {
    image: proxy,
    args: ["project:region:db?unix-socket-path=/sockets/db"],
    says: [needs("/sockets", "The proxy makes the socket of this instance here")],
  },
  "the Cloud SQL proxy with a mount for its sockets": {
    image: proxy,
    args: ["-u", "/sockets", "project:region:db"],
    memory: plain("/sockets"),
    says: [],
  },
  "the first Cloud SQL proxy with a directory for sockets": {
    image: "gcr.io/cloudsql-docker/gce-proxy:1.37",
    command: ["/cloud_sql_proxy", "-dir=/cloudsql", "-instances=project:region:db"],
    says: [
      'container "main" runs cloudsql-docker/gce-proxy:1.37, which needs a writable /cloudsql (The proxy makes a socket for each instance here); add an emptyDir of 1Mi in memory at /cloudsql to spec.containers[0].volumeMounts',
    ],
  },
  "the first Cloud SQL proxy on a port": {
    image: "gcr.io/cloudsql-docker/gce-proxy:1.37",
    command: ["/cloud_sql_proxy", "-instances=project:region:db=tcp:5432"],
    says: [],
  },
  "geoipupdate without /tmp": {
    image: "ghcr.io/maxmind/geoipupdate:v7.1",
    memory: plain("/usr/share/GeoIP"),
    says: [
      'container "main" runs maxmind/geoipupdate:v7.1, which needs a writable /tmp (The entrypoint makes /tmp/geoipupdate for its health check, and stops when it cannot); add an emptyDir of 1Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "the exporter for RabbitMQ": { image: "kbudde/rabbitmq-exporter:1.0.0", says: [] },
};

describeConfigured("Proxies and exporters", inPods);
