// Variants of official images, and what images write by default, where an entry once took a chart's or another tag's word for it.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const search = "sonarqube:2025-datacenter-search";
const sonarqube = ["/opt/sonarqube/data", "/opt/sonarqube/logs", "/opt/sonarqube/temp"];
const apache = plain("/run/apache2", "/run/lock/apache2", "/tmp");

const onEngines: ConfiguredRows = {
  "mariadb on UBI, whose socket has a directory of another name": {
    image: "mariadb:11.8-ubi",
    volumes: ["/var/lib/mysql"],
    memory: plain("/run/mariadb", "/tmp"),
    says: [],
  },
  "mariadb on UBI with the directory of the image on Ubuntu": {
    image: "mariadb:11.8-ubi",
    volumes: ["/var/lib/mysql"],
    memory: plain("/run/mysqld", "/tmp"),
    says: [
      'container "web" runs mariadb:11.8-ubi, which needs a writable /run/mariadb (Can\'t start server : Bind on unix socket: Read-only file system); add "/run/mariadb": "rw,noexec,nosuid,nodev,size=1m,uid=999,gid=999,mode=1777" to tmpfs',
    ],
  },
  "rabbitmq 4, which opens no log": { image: "rabbitmq:4", volumes: ["/var/lib/rabbitmq"], says: [] },
  "rabbitmq 3.11, which opens its upgrade log": {
    image: "rabbitmq:3.11",
    volumes: ["/var/lib/rabbitmq"],
    says: [
      'container "web" runs rabbitmq:3.11, which needs a writable /var/log/rabbitmq (cannot_log_to_file,"/var/log/rabbitmq/rabbit@h1_upgrade.log",erofs); add "/var/log/rabbitmq": "rw,noexec,nosuid,nodev,size=64m,uid=999,gid=999,mode=1777" to tmpfs',
    ],
  },
  "a search node of sonarqube, which has no extensions": {
    image: search,
    volumes: sonarqube,
    memory: plain("/tmp"),
    says: [],
  },
  "another sonarqube, which has extensions": {
    image: "sonarqube:2025-developer",
    volumes: sonarqube,
    memory: plain("/tmp"),
    says: [
      'container "web" has no volume at /opt/sonarqube/extensions, where sonarqube:2025-developer keeps its data; mount a named volume there',
    ],
  },
  "an image of linuxserver that keeps nothing": {
    image: "lscr.io/linuxserver/pairdrop:latest",
    memory: { "/run": "exec" },
    says: [],
  },
  "wordpress with a volume for its code": {
    image: "wordpress:6.8-apache",
    volumes: ["/var/www/html"],
    memory: apache,
    says: [],
  },
  "wordpress whose code goes to an anonymous volume": {
    image: "wordpress:6.8-apache",
    memory: apache,
    says: [
      'container "web" has no volume at /var/www/html, where wordpress:6.8-apache keeps its data; mount a named volume there',
    ],
  },
  "caddy with its own configuration, which is plain HTTP": { image: "caddy:2.10", says: [] },
  "influxdb 2, whose configuration need not be written": {
    image: "influxdb:2.7",
    volumes: ["/var/lib/influxdb2"],
    says: [],
  },
  "registry, which stores in files by default": {
    image: "registry:3",
    says: [
      'container "web" has no volume at /var/lib/registry, where registry:3 keeps its data; mount a named volume there',
    ],
  },
  "kong with the prefix that KONG_PREFIX names": {
    image: "kong:3.9",
    env: { KONG_PREFIX: "/var/kong" },
    memory: { "/var/kong": "mode=1777", "/tmp": "" },
    says: [],
  },
  "kong with the directory of its chart alone": {
    image: "kong:3.9",
    memory: { "/kong_prefix": "mode=1777", "/tmp": "" },
    says: [
      'container "web" runs kong:3.9, which needs a writable /usr/local/kong (Kong generates its nginx configuration, pid files, sockets and logs here); mount a writable copy of what the image has at /usr/local/kong',
    ],
  },
  "promtail with its positions where its own configuration has them": {
    image: "grafana/promtail:3.5",
    volumes: ["/tmp"],
    says: [],
  },
};

describeConfigured("variants and defaults of images", {}, onEngines);
