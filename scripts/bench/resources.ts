import type { TestResource } from "../../policies/testing";

const container = (index: number) => ({
  name: `c${index}`,
  image: "nginxinc/nginx-unprivileged:1.29",
  ports: [{ containerPort: 8080 }],
  env: [{ name: "MODE", value: "production" }],
  securityContext: {
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    seccompProfile: { type: "RuntimeDefault" },
  },
  resources: { limits: { memory: "64Mi", cpu: "100m" } },
  volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
});

export function deployment(name: string, containers: number): TestResource {
  const labels = { app: name };
  const spec = {
    containers: Array.from({ length: containers }, (_, index) => container(index)),
    volumes: [{ name: "tmp", emptyDir: { medium: "Memory", sizeLimit: "16Mi" } }],
  };
  return {
    type: "kubernetes:apps/v1:Deployment",
    name,
    props: {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name, labels },
      spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
    },
  };
}

export function dockerContainer(name: string): TestResource {
  return {
    type: "docker:index/container:Container",
    name,
    props: {
      name,
      image: "nginxinc/nginx-unprivileged:1.29",
      readOnly: true,
      memory: 64,
      logDriver: "json-file",
      logOpts: { "max-size": "10m", "max-file": "3" },
      tmpfs: { "/tmp": "size=16m,mode=1777,noexec,nosuid,nodev" },
      capabilities: { drops: ["ALL"] },
      securityOpts: ["no-new-privileges:true"],
      envs: ["MODE=production"],
      ports: [{ internal: 8080, external: 80 }],
    },
  };
}

const text = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`file${index}`, "x".repeat(1000)]));

/** The resources of the cost table, by their name there; no rule reports them. */
export const single: Readonly<Record<string, TestResource>> = {
  "Docker container": dockerContainer("web"),
  "Deployment, 1 container": deployment("one", 1),
  "Deployment, 3 containers": deployment("three", 3),
  "Deployment, 20 containers": deployment("twenty", 20),
  "ConfigMap of 1 MB": {
    type: "kubernetes:core/v1:ConfigMap",
    name: "files",
    props: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "files" }, data: text },
  },
  "unrelated resource": {
    type: "aws:s3/bucket:Bucket",
    name: "assets",
    props: { bucket: "assets", acl: "private", tags: { team: "shop", stage: "production" } },
  },
};

const wordpress = "wordpress:6.8-apache";

/** Resources that many rules report: their containers have an image and no other property. */
export const faulty: Readonly<Record<string, TestResource>> = {
  [`Docker container, plain ${wordpress}`]: {
    type: "docker:index/container:Container",
    name: "blog",
    props: { name: "blog", image: wordpress },
  },
  [`Deployment, plain ${wordpress}`]: {
    type: "kubernetes:apps/v1:Deployment",
    name: "blog",
    props: {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "blog" },
      spec: {
        selector: { matchLabels: { app: "blog" } },
        template: { metadata: { labels: { app: "blog" } }, spec: { containers: [{ name: "blog", image: wordpress }] } },
      },
    },
  },
};

/** `count` Deployments; as manifests they also serve other tools. */
export function deployments(count: number): TestResource[] {
  return Array.from({ length: count }, (_, index) => deployment(`r${index}`, 1 + 2 * (index % 2)));
}

/** A program of `count` resources: containers, deployments and resources without containers, in turns. */
export function program(count: number): TestResource[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `r${index}`;
    if (index % 4 === 0) return dockerContainer(name);
    if (index % 4 === 1) return { ...(single["unrelated resource"] as TestResource), name };
    return deployment(name, index % 4 === 2 ? 1 : 3);
  });
}

const typicalKinds: readonly ((name: string) => TestResource)[] = [
  (name) => ({ ...(single["unrelated resource"] as TestResource), name }),
  (name) => kubernetes("v1", "core/v1", "ConfigMap", name, { data: { "app.conf": "x".repeat(2000) } }),
  (name) => kubernetes("v1", "core/v1", "Service", name, { spec: { selector: { app: name }, ports: [{ port: 80 }] } }),
  (name) => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    name,
    props: {
      role: name,
      policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] }),
    },
  }),
  (name) => kubernetes("v1", "core/v1", "Secret", name, { stringData: { token: "x".repeat(200) } }),
  (name) => ({ type: "random:index/randomPassword:RandomPassword", name, props: { length: 32, special: true } }),
  (name) =>
    kubernetes("rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1", "Role", name, {
      rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] }],
    }),
  (name) =>
    kubernetes("example.com/v1", "example.com/v1", "Certificate", name, {
      spec: { dnsNames: [`${name}.example.com`] },
    }),
  (name) => ({
    type: "aws:route53/record:Record",
    name,
    props: { zoneId: "Z1", name, type: "A", ttl: 300, records: ["192.0.2.1"] },
  }),
];

function kubernetes(apiVersion: string, version: string, kind: string, name: string, rest: object): TestResource {
  return { type: `kubernetes:${version}:${kind}`, name, props: { apiVersion, kind, metadata: { name }, ...rest } };
}

/**
 * A program of `count` resources as most stacks have them: one of ten has containers, and one of a hundred is a document of
 * 200 kB.
 */
export function typicalProgram(count: number): TestResource[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `r${index}`;
    if (index % 100 === 50)
      return kubernetes("v1", "core/v1", "ConfigMap", name, { data: { document: "x".repeat(200_000) } });
    if (index % 20 === 0) return dockerContainer(name);
    if (index % 20 === 10) return deployment(name, 1);
    return (typicalKinds[index % typicalKinds.length] as (name: string) => TestResource)(name);
  });
}
