// Tasks, stacks and programs that others ship with a read-only root, as they configure them.
import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { noWritableSystemPaths } from "../../policies/rules/no-writable-system-paths";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
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

testRule(dataOnVolumes, {
  valid: {},
  invalid: {
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
