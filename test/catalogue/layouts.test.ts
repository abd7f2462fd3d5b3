import assert from "node:assert/strict";
import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { plain } from "../support/configured";
import { inPod, type Layout, onDocker } from "../support/layouts";
import { saysAbout } from "../support/rule-table";

/** What a vendor's own file mounts beside a read-only root. */
interface VendorLayout extends Layout {
  /** Repository and file that have it. */
  readonly from: string;
  /** Paths of these without which the image is known to fail. */
  readonly needs?: readonly string[];
  /** What messages call it, where the image's own place is another one. */
  readonly shown?: string;
}

const aio = "nextcloud/all-in-one:php/containers.json";
const [supervisor, log] = ["/var/run/supervisord", "/var/log/supervisord"];

const bitnami = "bitnami/charts:bitnami";
const [ofElastic = [], ofOpen = []] = ["elasticsearch", "opensearch"].map((name) =>
  ["config", "tmp", "logs", "plugins"].map((directory) => `/opt/bitnami/${name}/${directory}`),
);

const docker: VendorLayout[] = [
  {
    image: "weblate/weblate:2026",
    from: "WeblateOrg/docker-compose:docker-compose.yml",
    volumes: ["/app/data", "/app/cache"],
    memory: plain("/run", "/tmp"),
    needs: ["/app/data", "/run", "/tmp"],
  },
  {
    image: "valkey/valkey:9.1.1",
    from: "WeblateOrg/docker-compose:docker-compose.yml",
    args: ["valkey-server", "--save", "60", "1", "--loglevel", "warning"],
    volumes: ["/data"],
  },
  {
    image: "grocy/frontend:v4.2.0",
    from: "grocy/grocy-docker:docker-compose.yml",
    memory: plain("/tmp"),
    needs: ["/tmp"],
  },
  {
    image: "grocy/backend:v4.2.0",
    from: "grocy/grocy-docker:docker-compose.yml",
    volumes: ["/var/www/data"],
    memory: { "/tmp": "", "/var/www/data/viewcache": "mode=755,uid=82,gid=82,size=16m" },
    needs: ["/tmp", "/var/www/data"],
  },
  {
    image: "tomsquest/docker-radicale",
    from: "tomsquest/docker-radicale:docker-compose.yml",
    volumes: ["/data"],
    needs: ["/data"],
  },
  {
    image: "ghcr.io/nextcloud-releases/aio-apache:latest",
    from: aio,
    user: "33",
    volumes: ["/mnt/data"],
    memory: plain(log, supervisor, "/usr/local/apache2/logs", "/tmp", "/home/www-data"),
    needs: ["/mnt/data", log, supervisor, "/usr/local/apache2/logs", "/tmp", "/home/www-data"],
  },
  {
    image: "ghcr.io/nextcloud-releases/aio-postgresql:latest",
    from: aio,
    user: "999",
    volumes: ["/var/lib/postgresql/data", "/mnt/data"],
    memory: plain("/var/run/postgresql"),
    needs: ["/mnt/data", "/var/lib/postgresql/data", "/var/run/postgresql"],
  },
  { image: "ghcr.io/nextcloud-releases/aio-notify-push:latest", from: aio, user: "33" },
  {
    image: "ghcr.io/nextcloud-releases/aio-redis:latest",
    from: aio,
    user: "999",
    volumes: ["/data"],
  },
  {
    image: "ghcr.io/nextcloud-releases/aio-talk:latest",
    from: aio,
    user: "1000",
    memory: plain(log, supervisor, "/opt/eturnal/run", "/conf", "/tmp"),
    needs: [log, supervisor, "/opt/eturnal/run", "/conf", "/tmp"],
  },
  {
    image: "ghcr.io/nextcloud-releases/aio-clamav:latest",
    from: aio,
    user: "100",
    volumes: ["/var/lib/clamav"],
    memory: plain("/tmp", "/var/log/clamav", "/run/clamav", log, supervisor),
    needs: ["/tmp", "/var/log/clamav", "/run/clamav", log, supervisor],
  },
  {
    image: "minio/minio:RELEASE.2020-07-22T00-26-33Z",
    from: "minio/minio:docs/orchestration/docker-compose/docker-compose.yaml",
    args: ["server", "http://minio{1...4}/data{1...2}"],
    volumes: ["/data1", "/data2"],
    memory: plain("/root/.minio"),
    needs: ["/root/.minio"],
  },
  { image: "ghcr.io/nextcloud-releases/aio-watchtower:latest", from: aio },
  {
    image: "ghcr.io/nextcloud-releases/aio-domaincheck:latest",
    from: aio,
    memory: plain("/etc/lighttpd", "/var/www/domaincheck"),
    needs: ["/etc/lighttpd", "/var/www/domaincheck"],
  },
  {
    image: "ghcr.io/nextcloud-releases/aio-imaginary:latest",
    from: aio,
    user: "65534",
    memory: plain("/tmp"),
  },
  {
    image: "ghcr.io/nextcloud-releases/aio-harp:latest",
    from: aio,
    volumes: ["/certs"],
    memory: plain("/tmp", "/run/harp"),
    needs: ["/run/harp"],
  },
  {
    image: "ghcr.io/nextcloud-releases/aio-whiteboard:latest",
    from: aio,
    user: "65534",
    memory: plain("/tmp"),
  },
];

const flux = (name: string) => `fluxcd/${name}:config/manager/deployment.yaml`;
const certManager = "cert-manager/cert-manager:deploy/charts/cert-manager/values.yaml";
const istio = "istio/istio:manifests/charts/istio-control/istio-discovery";
const argo = "argoproj/argo-cd:manifests/install.yaml";
const argocd = (program: string, memory: readonly string[], needs: readonly string[]): VendorLayout => ({
  image: "quay.io/argoproj/argocd:v3.2.0",
  from: argo,
  args: [`/usr/local/bin/${program}`],
  config: ["/app/config/ssh", "/app/config/tls", "/app/config/gpg/source", "/home/argocd/params"],
  memory: plain(...memory),
  needs,
});
const lokiChart = "grafana/loki:production/helm/loki/templates";
const loki = (file: string, target: string, rest: Partial<VendorLayout> = {}): VendorLayout => ({
  image: "grafana/loki:3.5.0",
  from: `${lokiChart}/${file}`,
  args: ["-config.file=/etc/loki/config/config.yaml", `-target=${target}`],
  config: ["/etc/loki/config", "/etc/loki/runtime-config"],
  shown: "/loki",
  ...rest,
});
const minio = "minio/operator:pkg/resources/statefulsets/minio-statefulset.go";
const kubernetes: VendorLayout[] = [
  argocd("argocd-server", ["/home/argocd", "/tmp"], ["/tmp"]),
  argocd("argocd-application-controller", ["/home/argocd", "/tmp"], []),
  argocd(
    "argocd-repo-server",
    ["/app/config/gpg/keys", "/tmp", "/helm-working-dir", "/home/argocd/cmp-server/plugins"],
    ["/app/config/gpg/keys", "/tmp"],
  ),
  argocd("argocd-applicationset-controller", ["/app/config/gpg/keys", "/tmp"], []),
  argocd("argocd-notifications", [], []),
  {
    image: "quay.io/argoproj/argocd:v3.2.0",
    from: argo,
    command: ["/bin/cp", "-n", "/usr/local/bin/argocd", "/shared/argocd-dex"],
    memory: plain("/shared", "/tmp"),
  },
  { image: "quay.io/argoproj/argocd:v3.2.0", from: argo, command: ["argocd", "admin", "redis-initial-password"] },
  {
    image: "ghcr.io/dexidp/dex:v2.45.1",
    from: argo,
    command: ["/shared/argocd-dex", "rundex"],
    memory: plain("/shared", "/tmp"),
    config: ["/tls"],
  },
  {
    image: "public.ecr.aws/docker/library/redis:8.10.1-alpine",
    from: argo,
    args: ["--save", "", "--appendonly", "no", "--requirepass $(REDIS_PASSWORD)"],
  },
  loki("single-binary/statefulset.yaml", "all", {
    volumes: ["/var/loki"],
    memory: plain("/tmp"),
    needs: ["/var/loki"],
  }),
  loki("backend/statefulset-backend.yaml", "backend", {
    volumes: ["/var/loki"],
    memory: plain("/tmp"),
    needs: ["/var/loki"],
  }),
  loki("distributor/deployment-distributor.yaml", "distributor"),
  loki("query-frontend/deployment-query-frontend.yaml", "query-frontend"),
  loki("query-scheduler/deployment-query-scheduler.yaml", "query-scheduler"),
  {
    image: "nginxinc/nginx-unprivileged:1.29-alpine",
    from: `${lokiChart}/gateway/deployment-gateway-nginx.yaml`,
    config: ["/etc/nginx"],
    memory: plain("/tmp", "/docker-entrypoint.d"),
    needs: ["/tmp"],
  },
  {
    image: "docker.io/grafana/loki:3.3.2",
    from: "istio/istio:samples/addons/loki.yaml",
    args: ["-config.file=/etc/loki/config/config.yaml", "-target=all"],
    config: ["/etc/loki/config", "/etc/loki/runtime-config"],
    volumes: ["/var/loki"],
    memory: plain("/tmp", "/rules"),
    needs: ["/var/loki"],
    shown: "/loki",
  },
  {
    image: "kiwigrid/k8s-sidecar:1.29.1",
    from: "istio/istio:samples/addons/loki.yaml",
    env: { METHOD: "WATCH", FOLDER: "/rules", RESOURCE: "both" },
    memory: plain("/rules"),
  },
  {
    image: "quay.io/minio/minio:RELEASE.2025-04-08T15-41-24Z",
    from: minio,
    args: ["server", "--certs-dir", "/tmp/certs", "--console-address", ":9443"],
    config: ["/tmp/certs"],
    volumes: ["/export0", "/export1", "/export2", "/export3"],
    memory: plain("/tmp/minio"),
    needs: ["/tmp/certs"],
  },
  {
    image: "privatebin/nginx-fpm-alpine:stable",
    from: "PrivateBin/docker-nginx-fpm-alpine:README.md",
    volumes: ["/srv/data"],
    memory: plain("/run", "/tmp", "/var/lib/nginx/tmp"),
    needs: ["/run", "/tmp", "/var/lib/nginx/tmp"],
  },
  {
    image: "quay.io/argoproj/argo-rollouts:v1.8.3",
    from: "argoproj/argo-rollouts:manifests/base/argo-rollouts-deployment.yaml",
    memory: plain("/home/argo-rollouts/plugin-bin", "/tmp"),
  },
  {
    image: "quay.io/argoproj/argocli:v3.7.0",
    from: "argoproj/argo-workflows:manifests/base/argo-server/argo-server-deployment.yaml",
    args: ["server"],
    memory: plain("/tmp"),
  },
  {
    image: "quay.io/argoproj/workflow-controller:v3.7.0",
    from: "argoproj/argo-workflows:manifests/base/workflow-controller/workflow-controller-deployment.yaml",
  },
  {
    image: "registry.k8s.io/prometheus-adapter/prometheus-adapter:v0.12.0",
    from: "kubernetes-sigs/prometheus-adapter:deploy/manifests/deployment.yaml",
    args: ["--cert-dir=/var/run/serving-cert", "--secure-port=6443"],
    memory: plain("/tmp", "/var/run/serving-cert"),
  },
  { image: "quay.io/jetstack/cert-manager-controller:v1.19.0", from: certManager },
  { image: "quay.io/jetstack/cert-manager-webhook:v1.19.0", from: certManager },
  { image: "quay.io/jetstack/cert-manager-cainjector:v1.19.0", from: certManager },
  {
    image: "registry.k8s.io/external-dns/external-dns:v0.19.0",
    from: "kubernetes-sigs/external-dns:charts/external-dns/values.yaml",
  },
  { image: "ghcr.io/kedacore/keda:2.18", from: "kedacore/keda:config/manager/manager.yaml" },
  {
    image: "ghcr.io/kedacore/keda-metrics-apiserver:2.18",
    from: "kedacore/keda:config/metrics-server/deployment.yaml",
    args: ["--secure-port=6443", "--tls-cert-file=/certs/tls.crt", "--cert-dir=/certs"],
    config: ["/certs"],
    memory: plain("/tmp"),
  },
  { image: "ghcr.io/kubereboot/kured:1.23.0", from: "kubereboot/kured:kured-ds.yaml" },
  { image: "quay.io/metallb/controller:v0.15", from: "metallb/metallb:config/controllers/controller.yaml" },
  { image: "quay.io/metallb/speaker:v0.15", from: "metallb/metallb:config/controllers/speaker.yaml" },
  {
    image: "quay.io/strimzi/operator:0.48.0",
    from: "strimzi/strimzi-kafka-operator:install/cluster-operator/060-Deployment-strimzi-cluster-operator.yaml",
    memory: plain("/tmp"),
    needs: ["/tmp"],
  },
  {
    image: "ghcr.io/cloudnative-pg/cloudnative-pg:1.28.0",
    from: "cloudnative-pg/cloudnative-pg:config/manager/manager.yaml",
    memory: plain("/controller"),
  },
  {
    image: "istio/pilot:1.28.0",
    from: `${istio}/templates/deployment.yaml`,
    args: ["discovery"],
    memory: plain("/var/run/secrets/istio-dns"),
  },
  {
    image: "istio/proxyv2:1.28.0",
    from: `${istio}/files/injection-template.yaml`,
    args: ["proxy", "sidecar"],
    memory: plain(
      "/etc/istio/proxy",
      "/var/lib/istio/data",
      "/var/run/secrets/workload-spiffe-uds",
      "/var/run/secrets/credential-uds",
      "/var/run/secrets/workload-spiffe-credentials",
    ),
  },
  {
    image: "istio/proxyv2:1.28.0",
    from: `${istio}/files/injection-template.yaml`,
    args: ["istio-iptables", "-p", "15001", "--run-validation", "--skip-rule-apply"],
  },
  {
    image: "istio/ztunnel:1.28.0",
    from: "istio/istio:manifests/charts/ztunnel/templates/daemonset.yaml",
    memory: plain("/tmp"),
  },
  {
    image: "ghcr.io/fluxcd/source-controller:v1.7.0",
    from: flux("source-controller"),
    memory: plain("/data", "/tmp"),
    needs: ["/data", "/tmp"],
  },
  {
    image: "ghcr.io/fluxcd/kustomize-controller:v1.7.0",
    from: flux("kustomize-controller"),
    memory: plain("/tmp"),
    needs: ["/tmp"],
  },
  {
    image: "ghcr.io/fluxcd/helm-controller:v1.4.0",
    from: flux("helm-controller"),
    memory: plain("/tmp"),
  },
  {
    image: "ghcr.io/fluxcd/notification-controller:v1.7.0",
    from: flux("notification-controller"),
    memory: plain("/tmp"),
  },
  {
    image: "ghcr.io/fluxcd/image-reflector-controller:v1.0.0",
    from: flux("image-reflector-controller"),
    memory: plain("/data", "/tmp"),
    needs: ["/data"],
  },
  {
    image: "qdrant/qdrant:v1.15.0",
    from: "qdrant/qdrant-helm:charts/qdrant/templates/statefulset.yaml",
    env: { QDRANT_INIT_FILE_PATH: "/qdrant/init/.qdrant-initialized" },
    volumes: ["/qdrant/storage", "/qdrant/snapshots"],
    memory: plain("/qdrant/init"),
    needs: ["/qdrant/storage"],
  },
  {
    image: "ghcr.io/zalando/postgres-operator:v2.0.1",
    from: "zalando/postgres-operator:manifests/postgres-operator.yaml",
  },
  {
    image: "ghcr.io/external-secrets/external-secrets:v1.0.0",
    from: "external-secrets/external-secrets:deploy/charts/external-secrets/values.yaml",
  },
  {
    image: "bitnami/sealed-secrets-controller:0.32.0",
    from: "bitnami-labs/sealed-secrets:controller-norbac.jsonnet",
    memory: plain("/tmp"),
  },
  {
    image: "registry.k8s.io/descheduler/descheduler:v0.34.0",
    from: "kubernetes-sigs/descheduler:kubernetes/deployment/deployment.yaml",
  },
  {
    image: "registry.k8s.io/autoscaling/cluster-autoscaler:v1.32.1",
    from: "kubernetes/autoscaler:cluster-autoscaler/cloudprovider/aws/examples/cluster-autoscaler-one-asg.yaml",
  },
  {
    image: "public.ecr.aws/karpenter/controller:1.8.0",
    from: "aws/karpenter-provider-aws:charts/karpenter/templates/deployment.yaml",
  },
  {
    image: "bitnami/fluentd:1.18",
    from: "bitnami/charts:bitnami/fluentd/templates/aggregator-statefulset.yaml",
    config: ["/opt/bitnami/fluentd/conf"],
    memory: plain("/tmp", "/opt/bitnami/fluentd/logs/buffers"),
    prepared: ["/tmp"],
    needs: ["/tmp"],
  },
  {
    image: "bitnami/logstash:9.0",
    from: "bitnami/charts:bitnami/logstash/templates/sts.yaml",
    memory: plain("/tmp", "/opt/bitnami/logstash/config", "/opt/bitnami/logstash/pipeline", "/bitnami/logstash/data"),
    needs: ["/opt/bitnami/logstash/config", "/bitnami/logstash/data"],
  },
  {
    image: "bitnami/etcd:3.6",
    from: "bitnami/charts:bitnami/etcd/templates/statefulset.yaml",
    config: ["/opt/bitnami/etcd/conf"],
    memory: plain("/tmp"),
    volumes: ["/bitnami/etcd"],
    needs: ["/bitnami/etcd"],
  },
  {
    image: "bitnami/mariadb-galera:12.0",
    from: "bitnami/charts:bitnami/mariadb-galera/templates/statefulset.yaml",
    volumes: ["/bitnami/mariadb"],
    memory: plain(
      "/tmp",
      "/opt/bitnami/mariadb/.bootstrap",
      "/opt/bitnami/mariadb/conf",
      "/opt/bitnami/mariadb/tmp",
      "/opt/bitnami/mariadb/logs",
    ),
    needs: ["/bitnami/mariadb"],
  },
  {
    image: "bitnami/elasticsearch:9.1.2",
    from: `${bitnami}/elasticsearch/templates/coordinating/statefulset.yaml`,
    env: { ELASTICSEARCH_IS_DEDICATED_NODE: "yes", ELASTICSEARCH_NODE_ROLES: "" },
    volumes: ofElastic, // the init container fills the plugins
    memory: plain("/tmp", "/bitnami/elasticsearch", "/bitnami/elasticsearch/data"),
    needs: ["/tmp"],
  },
  {
    image: "bitnami/opensearch:3.2.0",
    from: `${bitnami}/opensearch/templates/coordinating/statefulset.yaml`,
    env: { OPENSEARCH_IS_DEDICATED_NODE: "yes", OPENSEARCH_NODE_ROLES: "" },
    volumes: ofOpen,
    memory: plain("/tmp", "/bitnami/opensearch/data"),
    needs: ["/bitnami/opensearch/data"],
  },
  ...["distributor", "query-frontend"].map((part) => ({
    image: "bitnami/grafana-loki:3.5.3",
    from: `${bitnami}/grafana-loki/templates/${part}/deployment.yaml`,
    args: [`-target=${part}`],
    memory: plain("/tmp"),
    needs: [],
  })),
  ...["distributor", "querier", "query-frontend"].map((part) => ({
    image: "bitnami/grafana-mimir:2.17.0",
    from: `${bitnami}/grafana-mimir/templates/${part}/deployment.yaml`,
    args: [`-target=${part}`],
    memory: plain("/tmp", "/bitnami/grafana-mimir"),
    needs: ["/bitnami/grafana-mimir"],
  })),
  {
    image: "grafana/loki:2.9.13",
    from: "grafana/helm-charts:charts/loki-distributed/templates/querier/statefulset-querier.yaml",
    args: ["-target=querier"],
    memory: plain("/var/loki"),
    needs: ["/var/loki"],
    shown: "/loki",
  },
  {
    image: "bitnami/nginx:1.29.1",
    from: `${bitnami}/harbor/templates/nginx/deployment.yaml`,
    memory: plain("/tmp", "/opt/bitnami/nginx/conf", "/opt/bitnami/nginx/tmp"),
    needs: ["/opt/bitnami/nginx/tmp"],
  },
  {
    image: "bitnami/nginx:1.29.1",
    from: `${bitnami}/nginx-ingress-controller/templates/default-backend-deployment.yaml`,
    config: ["/opt/bitnami/nginx/conf/bitnami/defaultBackend.conf"],
    memory: plain("/tmp", "/opt/bitnami/nginx/tmp"),
  },
  {
    image: "bitnami/influxdb:3.4.1",
    from: `${bitnami}/influxdb/templates/deployment.yaml`,
    env: { INFLUXDB_OBJECT_STORE: "memory" },
    memory: plain("/tmp"),
  },
  {
    image: "bitnami/janusgraph:1.1.0",
    from: `${bitnami}/janusgraph/templates/deployment.yaml`,
    env: { JANUSGRAPH_CFG_STORAGE_CQL_KEYSPACE: "bitnami_janusgraph" },
    volumes: ["/opt/bitnami/janusgraph/ext"],
    memory: plain("/tmp", "/bitnami/janusgraph/data", "/opt/bitnami/janusgraph/conf"),
    needs: ["/tmp"],
  },
  {
    image: "bitnami/mongodb-sharded:8.0.13",
    from: `${bitnami}/mongodb-sharded/templates/mongos/mongos-dep-sts.yaml`,
    env: { MONGODB_SHARDING_MODE: "mongos" },
    memory: plain("/tmp", "/.mongodb", ...["conf", "tmp", "logs"].map((name) => `/opt/bitnami/mongodb/${name}`)),
    needs: ["/opt/bitnami/mongodb/tmp"],
  },
  {
    image: "bitnami/seaweedfs:3.96.0",
    from: `${bitnami}/seaweedfs/templates/filer/statefulset.yaml`,
    args: ["-logtostderr=true", "filer"],
    env: { WEED_MYSQL_ENABLED: "true" },
    memory: plain("/tmp"),
    needs: ["/tmp"],
  },
  {
    image: "bitnami/fluxcd-source-controller:1.6.2",
    from: `${bitnami}/flux/templates/source-controller/deployment.yaml`,
    memory: plain("/tmp", "/bitnami/fluxcd-source-controller/data"),
    needs: ["/tmp", "/bitnami/fluxcd-source-controller/data"],
  },
  { image: "oryd/hydra:v2.3.0", from: "ory/k8s:helm/charts/hydra/values.yaml", args: ["serve", "all"] },
];

const without = (layout: VendorLayout, path: string): VendorLayout => ({
  ...layout,
  volumes: layout.volumes?.filter((other) => other !== path) ?? [],
  config: layout.config?.filter((other) => other !== path) ?? [],
  memory: Object.fromEntries(Object.entries(layout.memory ?? {}).filter(([other]) => other !== path)),
});

describe("the vendors' own read-only layouts", () => {
  const platforms = { Docker: [docker, onDocker], Kubernetes: [kubernetes, inPod] } as const;
  for (const [platform, [layouts, resource]] of Object.entries(platforms)) {
    for (const layout of layouts) {
      const title = `${layout.image}${layout.args === undefined ? "" : ` ${layout.args[0]}`} on ${platform} as in ${layout.from}`;
      it(`the vendor's read-only layout of ${title} passes`, async () => {
        for (const rule of [writablePathsDeclared, dataOnVolumes, readOnlyRoot])
          assert.deepEqual(await saysAbout(rule, resource(layout)), []);
      });
      for (const path of layout.needs ?? []) {
        it(`the vendor's read-only layout of ${title} is reported without ${path}`, async () => {
          const lacking = resource(without(layout, path));
          const rules = [writablePathsDeclared, dataOnVolumes];
          const says = (await Promise.all(rules.map((rule) => saysAbout(rule, lacking)))).flat();
          const shown = layout.shown ?? path.replace(/^\/var\/run\//, "/run/");
          assert.equal(says.length, 1);
          assert.ok(says[0]?.includes(shown) || says[0]?.includes(path), says[0]);
        });
      }
    }
  }
});
