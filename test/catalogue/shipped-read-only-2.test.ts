// Tasks, stacks and programs that others ship with a read-only root, as they configure them.
import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { noWritableSystemPaths } from "../../policies/rules/no-writable-system-paths";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";
import { container, fargate, jsonText, task } from "../support/resources";
import { testRule } from "../support/rule-table";

const agent = "public.ecr.aws/datadog/agent:7.70.0";
const environment = [{ name: "ECS_FARGATE", value: "true" }];

/** The agent of Datadog as its constructs for the CDK and its module for Terraform declare it. */
const datadog = (mountPoints: readonly (readonly [volume: string, path: string])[]) => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "shop",
  props: {
    family: "shop",
    ...fargate,
    containerDefinitions: jsonText([
      {
        name: "init-volume",
        image: agent,
        essential: false,
        readonlyRootFilesystem: true,
        command: ["/bin/sh", "-c", "cp -nR /etc/datadog-agent/* /agent-config/ && exit 0"],
        mountPoints: [{ sourceVolume: "agent-config", containerPath: "/agent-config" }],
      },
      {
        name: "datadog-agent",
        image: agent,
        readonlyRootFilesystem: true,
        environment,
        dependsOn: [{ containerName: "init-volume", condition: "SUCCESS" }],
        mountPoints: mountPoints.map(([sourceVolume, containerPath]) => ({ sourceVolume, containerPath })),
      },
    ]),
    volumes: ["agent-config", "agent-tmp", "agent-run"].map((name) => ({ name })),
  },
});
const scratch = [
  ["agent-tmp", "/tmp"],
  ["agent-run", "/opt/datadog-agent/run"],
] as const;

testRule(writablePathsDeclared, {
  valid: {
    "an agent on Fargate, whose engine mounts the volumes that the image declares": datadog([
      ["agent-config", "/etc/datadog-agent"],
      ...scratch,
    ]),
  },
  invalid: {
    "an agent on Fargate without its configuration": {
      given: datadog(scratch),
      says: [
        'container "datadog-agent" runs datadog/agent:7.70.0, which needs a writable /etc/datadog-agent (The start scripts link and copy configuration here, and the agent makes its token); mount a writable copy of what the image has at /etc/datadog-agent',
      ],
      cured: null,
    },
  },
});

const installation = (apiVersion: string) => ({
  type: "kubernetes:apiextensions.k8s.io:CustomResource",
  name: "shop",
  props: {
    apiVersion,
    kind: "ClickHouseInstallation",
    spec: {
      defaults: { templates: { podTemplate: "pod", dataVolumeClaimTemplate: "data" } },
      templates: {
        podTemplates: [
          { name: "pod", spec: { containers: [{ name: "clickhouse", image: "clickhouse/clickhouse-server:25.8" }] } },
        ],
        volumeClaimTemplates: [{ name: "data", spec: { accessModes: ["ReadWriteOnce"] } }],
      },
    },
  },
});

testRule(dataOnVolumes, {
  valid: {
    "ClickHouse whose operator mounts its claims": installation("clickhouse.altinity.com/v1"),
  },
  invalid: {
    "ClickHouse whose operator mounts nothing": {
      given: installation("databases.example/v1"),
      says: [
        'container "clickhouse" has no volume at /var/lib/clickhouse, where clickhouse/clickhouse-server:25.8 keeps its data; mount a persistent volume claim there',
      ],
      cured: null,
    },
    "a database on Fargate without a volume of its own": {
      given: task({ image: "postgres:17", readonlyRootFilesystem: true }, fargate),
      says: [
        'container "web" has no volume at /var/lib/postgresql/data, where postgres:17 keeps its data; mount an EFS volume there',
      ],
      cured: null,
    },
  },
});

testRule(noWritableSystemPaths, {
  valid: {
    "directories of an ACME client below settings": container({
      volumes: ["/etc/traefik/acme", "/etc/caddy/letsencrypt", "/etc/acme/accounts"].map((containerPath) => ({
        containerPath,
      })),
    }),
  },
  invalid: {
    "a directory that only begins alike": {
      given: container({ volumes: [{ containerPath: "/etc/traefik/acmes" }] }),
      says: [
        'advisory: container "web" has a writable mount at /etc/traefik/acmes, over settings; make volumes[0] read-only or remove it',
      ],
      cured: null,
    },
  },
});

const setup = { DOCKER_INFLUXDB_INIT_MODE: "setup", DOCKER_INFLUXDB_INIT_ADMIN_TOKEN: "token" };
const influxdb = { image: "influxdb:2.7.12-alpine", user: "1000", volumes: ["/var/lib/influxdb2"] };

const prowlarr = { image: "ghcr.io/home-operations/prowlarr:2.6.1.5509", memory: plain("/config", "/tmp") };
const fleeting =
  'container "main" keeps the data of home-operations/prowlarr:2.6.1.5509 at /config in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[0]';

const inPods: ConfiguredRows = {
  "syncthing with its configuration and its folders on volumes of their own": {
    image: "syncthing/syncthing:2.0.10",
    user: "1000",
    volumes: ["/var/syncthing/config", "/data"],
    says: [],
  },
  "syncthing with its configuration in memory": {
    image: "syncthing/syncthing:2.0.10",
    user: "1000",
    volumes: ["/data"],
    memory: { "/var/syncthing/config": "uid=1000" },
    says: [
      'container "main" keeps the data of syncthing/syncthing:2.0.10 at /var/syncthing in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[1]',
    ],
  },
  "syncthing with its folders on a volume only": {
    image: "syncthing/syncthing:2.0.10",
    user: "1000",
    volumes: ["/data"],
    says: [
      'container "main" runs syncthing/syncthing:2.0.10, which needs a writable volume at /var/syncthing (The configuration, keys and index, and by default the folders live here)',
    ],
  },
  "influxdb 2 whose token is given to its setup": {
    ...influxdb,
    env: setup,
    memory: plain("/etc/influxdb2", "/tmp"),
    says: [],
  },
  "influxdb 2 whose token is given to its setup, with its client's configuration elsewhere": {
    ...influxdb,
    env: { ...setup, INFLUX_CONFIGS_PATH: "/client/configs" },
    memory: plain("/tmp", "/client"),
    says: [],
  },
  "influxdb 2 whose setup makes a token": {
    ...influxdb,
    env: { DOCKER_INFLUXDB_INIT_MODE: "setup" },
    memory: plain("/etc/influxdb2", "/tmp"),
    says: [
      'container "main" keeps the data of influxdb:2.7.12-alpine at /etc/influxdb2 in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[1]',
    ],
  },
  "influxdb 2 whose token is given to an upgrade": {
    ...influxdb,
    env: { ...setup, DOCKER_INFLUXDB_INIT_MODE: "upgrade" },
    memory: plain("/etc/influxdb2", "/tmp"),
    says: [
      'container "main" keeps the data of influxdb:2.7.12-alpine at /etc/influxdb2 in an emptyDir, which goes with its pod; mount a persistent volume claim instead of spec.containers[0].volumeMounts[1]',
    ],
  },
  "maddy whose directories are those of its packages": {
    image: "ghcr.io/foxcpp/maddy:0.9.5",
    command: ["/bin/maddy", "--config", "/data/maddy.conf"],
    args: ["run"],
    config: ["/data/maddy.conf"],
    volumes: ["/var/lib/maddy"],
    memory: plain("/run/maddy"),
    says: [],
  },
  "prowlarr with its database and its key elsewhere": {
    ...prowlarr,
    env: { PROWLARR__POSTGRES__HOST: "postgres", PROWLARR__AUTH__APIKEY: "key" },
    says: [],
  },
  "prowlarr with its database elsewhere, and a key of its own": {
    ...prowlarr,
    env: { PROWLARR__POSTGRES__HOST: "postgres" },
    says: [fleeting],
  },
  "prowlarr with SQLite": { ...prowlarr, env: { PROWLARR__AUTH__APIKEY: "key" }, says: [fleeting] },
};

describeConfigured("images in the programs of others", inPods);
