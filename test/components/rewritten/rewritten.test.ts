import assert from "node:assert/strict";
import { packArgs } from "../../../policies/pack";
import { violations } from "../judged";
import { type Declared, preview } from "../support";
import { application } from "./application";
import { guestbook } from "./guestbook";
import { nginx } from "./nginx";

type Inputs = Record<string, unknown>;

const digest = "0".repeat(64);
const answer = ({ type, name, inputs }: Declared): Inputs =>
  type.startsWith("kubernetes:")
    ? { metadata: { name, ...(inputs.metadata as object | undefined) } }
    : { imageId: `sha256:${digest}`, baseImageName: "app" };

/** What a program of pulumi/examples declares, without what the components add to each of its resources. */
function meant({ type, inputs }: Declared): unknown {
  const { spec = {}, image, ports, envs, networksAdvanced } = inputs as { [key: string]: unknown; spec?: Inputs };
  if (type.endsWith(":Container")) return { image, ports, envs, networksAdvanced };
  if (type.endsWith(":Service")) {
    const [{ port }] = spec.ports as [{ port: number }];
    return { type: spec.type, port };
  }
  if (!type.endsWith(":Deployment")) return inputs;
  const { containers } = (spec.template as { spec: { containers: Inputs[] } }).spec;
  const [{ name, image: ofPod, env, ports: ofPods, resources }] = containers as [Inputs];
  const { requests } = resources as { requests: Inputs };
  const internal = (ofPods as { containerPort: number }[] | undefined)?.map(({ containerPort }) => containerPort);
  return { name, image: ofPod, env, ports: internal, requests, replicas: spec.replicas };
}

const requests = { cpu: "0.1", memory: "100Mi" };
const dns = [{ name: "GET_HOSTS_FROM", value: "dns" }];
const pod = (name: string, image: string, port: number, env?: unknown, replicas?: number) => ({
  name,
  image,
  env,
  ports: [port],
  requests,
  replicas,
});

/** The resources of three programs of pulumi/examples, as they are at these commits. */
const programs: Record<string, [source: string, program: () => void, declares: Record<string, unknown>]> = {
  "the guestbook": [
    "kubernetes-ts-guestbook/simple/index.ts, commit 011cf0379bab5d7d6ad96563e11ef46bfe73f885",
    guestbook,
    {
      "kubernetes:apps/v1:Deployment frontend": pod("php-redis", "gcr.io/google-samples/gb-frontend:v4", 80, dns, 3),
      "kubernetes:apps/v1:Deployment redis-master": pod("master", "k8s.gcr.io/redis:e2e", 6379),
      "kubernetes:apps/v1:Deployment redis-slave": pod("slave", "gcr.io/google_samples/gb-redisslave:v1", 6379, dns),
      "kubernetes:core/v1:Service frontend": { type: "LoadBalancer", port: 80 },
      "kubernetes:core/v1:Service redis-master": { type: "ClusterIP", port: 6379 },
      "kubernetes:core/v1:Service redis-slave": { type: "ClusterIP", port: 6379 },
    },
  ],
  "two web servers": [
    "kubernetes-ts-nginx/index.ts, commit 33faccc744e49e2038b1af035a2661ce92b67af3",
    nginx,
    {
      "kubernetes:apps/v1:Deployment nginx-deployment": {
        name: "nginx",
        image: "nginx:1.7.9",
        env: undefined,
        // A port of a container makes a Service here; that of the program is about nothing but documentation.
        ports: undefined,
        requests: { cpu: "0.1", memory: "128Mi" },
        replicas: 2,
      },
    },
  ],
  "an application with a Redis": [
    "docker-ts-multi-container-app/index.ts, commit 454fa93ca48b7bbb1725bdc801342be05ad183e9",
    application,
    {
      "docker:index/container:Container appContainer": {
        image: "app",
        ports: [{ internal: 3000, external: 3000 }],
        envs: ["REDIS_HOST=redisdb", "REDIS_PORT=6379"],
        networksAdvanced: [{ name: "services" }],
      },
      "docker:index/container:Container redisContainer": {
        image: `sha256:${digest}`,
        ports: [{ internal: 6379, external: 6379 }],
        envs: undefined,
        networksAdvanced: [{ name: "services", aliases: ["redisdb"] }],
      },
      "docker:index/image:Image appImage": {
        build: { context: "./app" },
        imageName: "app",
        skipPush: true,
        buildOnPreview: false,
      },
      "docker:index/network:Network network": { name: "services" },
      "docker:index/remoteImage:RemoteImage redisImage": { name: "redis:6.2", keepLocally: true },
      // The data that the program left in the container.
      "docker:index/volume:Volume redisContainer-data": {},
    },
  ],
};

describe("a program of pulumi/examples, rewritten with the components,", () => {
  const policies = packArgs().policies;
  for (const [name, [source, program, declares]] of Object.entries(programs)) {
    it(`${name}, rewritten with the components, declares the same resources and passes (${source})`, async () => {
      const declared = (await preview(program, answer)).filter(({ type }) => !type.startsWith("hardened:"));
      const found = declared.map((resource) => [`${resource.type} ${resource.name}`, meant(resource)]);
      assert.deepEqual(Object.fromEntries(found), declares);
      assert.deepEqual(await violations(program, policies, answer), []);
    });
  }
});
