import type { ImageName } from "../../tools/workloads/references";

/**
 * The published images that the workloads of the tests fit too, with a tag that begins with a version. The others differ in what
 * the workload asks for: a configuration that only the tests' image has, or a port that is open to the container alone by default.
 */
export const OFFICIAL: Partial<Record<ImageName, string>> = {
  caddy: "caddy:2.8",
  httpd: "httpd:2.4",
  mariadb: "mariadb:11.4",
  memcached: "memcached:1.6",
  nginx: "nginx:1.29",
  "php-apache": "php:8.3-apache",
  postgres: "postgres:17",
  prometheus: "prom/prometheus:v2.53.3",
  rabbitmq: "rabbitmq:4.0",
  redis: "redis:7.4",
  registry: "registry:2.8",
  zipkin: "openzipkin/zipkin:3.4",
  zookeeper: "zookeeper:3.9",
};
