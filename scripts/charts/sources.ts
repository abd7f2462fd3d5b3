/** A repository with charts at one commit. */
export interface Source {
  /** Owner and name on GitHub. */
  readonly repository: string;
  readonly commit: string;
  /** Charts by their directories. */
  readonly charts: readonly string[];
  /** Directories of charts that others depend on and that render nothing by themselves. */
  readonly library?: readonly string[];
}

const among = (directory: string, names: string) =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `${directory}/${name}`);

/** Charts that others have written, each of which helm renders with its own values. They are fetched, and not kept here. */
export const sources: readonly Source[] = [
  {
    repository: "prometheus-community/helm-charts",
    commit: "cf408a290aec489277a94450bb3511432477a53a",
    charts: among(
      "charts",
      `
      alertmanager alertmanager-snmp-notifier jiralert kube-state-metrics prom-label-proxy
      prometheus prometheus-adapter prometheus-blackbox-exporter prometheus-cloudwatch-exporter
      prometheus-conntrack-stats-exporter prometheus-consul-exporter prometheus-couchdb-exporter
      prometheus-druid-exporter prometheus-elasticsearch-exporter prometheus-fastly-exporter
      prometheus-ipmi-exporter prometheus-json-exporter prometheus-memcached-exporter
      prometheus-modbus-exporter prometheus-mongodb-exporter prometheus-mysql-exporter prometheus-nats-exporter
      prometheus-nginx-exporter prometheus-node-exporter prometheus-operator-admission-webhook
      prometheus-pgbouncer-exporter prometheus-pingdom-exporter prometheus-pingmesh-exporter prometheus-pushgateway
      prometheus-rabbitmq-exporter prometheus-redis-exporter prometheus-smartctl-exporter prometheus-snmp-exporter
      prometheus-sql-exporter prometheus-stackdriver-exporter prometheus-statsd-exporter prometheus-systemd-exporter
      prometheus-to-sd prometheus-windows-exporter prometheus-yet-another-cloudwatch-exporter
      `,
    ),
  },
  {
    repository: "bitnami/charts",
    commit: "5165628ae06697f8f68a670bef7739d93c4b7f44",
    library: ["bitnami/common", "bitnami/kibana"],
    charts: among(
      "bitnami",
      `
      airflow apache apisix appsmith argo-cd argo-workflows aspnet-core cadvisor cassandra cert-manager chainloop
      cilium clickhouse clickhouse-operator cloudnative-pg concourse consul contour deepspeed discourse dremio
      drupal ejbca elasticsearch envoy-gateway etcd external-dns flink fluent-bit fluentd flux ghost gitea grafana
      grafana-alloy grafana-k6-operator grafana-loki grafana-mimir grafana-operator grafana-tempo haproxy harbor
      influxdb jaeger janusgraph jenkins jupyterhub kafka keycloak keydb kong kube-arangodb kube-prometheus
      kube-state-metrics kuberay kubernetes-event-exporter logstash mariadb mariadb-galera mastodon matomo memcached
      metallb metrics-server milvus minio minio-operator mlflow mongodb mongodb-sharded moodle multus-cni mysql nats
      nessie nginx nginx-ingress-controller node-exporter oauth2-proxy odoo opensearch parse phpmyadmin pinniped
      postgresql postgresql-ha prometheus pytorch rabbitmq rabbitmq-cluster-operator redis redis-cluster redmine
      schema-registry scylladb sealed-secrets seaweedfs solr sonarqube spark superset tensorflow-resnet thanos
      tomcat valkey valkey-cluster vault victoriametrics whereabouts wildfly wordpress zipkin zookeeper
      `,
    ),
  },
  {
    repository: "argoproj/argo-helm",
    commit: "af0a9310bacbaa4636018dfe22c801a6d33a5c43",
    charts: among("charts", "argo-events argo-rollouts argo-workflows argocd-image-updater"),
  },
  {
    repository: "traefik/traefik-helm-chart",
    commit: "a8a66d0098703627b2cf352c66b1725c196a734a",
    charts: ["traefik", "hub-manager"],
  },
  {
    repository: "hashicorp/vault-helm",
    commit: "aa1c92e4adddbce9660e536dfe5222a88eda6d52",
    charts: ["."],
  },
];
