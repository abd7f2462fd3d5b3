import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  HardenedCronJob,
  HardenedDaemonSet,
  HardenedDeployment,
  type HardenedDeploymentArgs,
  HardenedJob,
  HardenedStatefulSet,
  type PodArgs,
} from "../../../components/index";
import { type Declared, notYetKnown, only, preview, secret, settled } from "../support";

const labels = { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "stack" };

const container = {
  name: "web",
  image: "nginx",
  securityContext: {
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    privileged: false,
    capabilities: { drop: ["ALL"] },
    runAsNonRoot: true,
  },
  resources: { limits: { memory: "1Gi" }, requests: { memory: "128Mi", cpu: "0.1" } },
};
const pod = {
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
};
const template = { metadata: { labels }, spec: { ...pod, containers: [container] } };
const endingTemplate = { metadata: { labels }, spec: { ...template.spec, restartPolicy: "Never" } };

type Pod = Record<"containers" | "initContainers" | "volumes", Record<string, unknown>[]> & Record<string, unknown>;

/** Names of objects are known in a preview, as the provider makes them up when it checks the inputs. */
const named = ({ name, inputs }: Declared) => ({ metadata: { name, ...(inputs.metadata as object | undefined) } });
const declare = (program: () => unknown) => preview(() => void program(), named);

async function deployed(args: HardenedDeploymentArgs): Promise<{ spec: Record<string, unknown>; pod: Pod }> {
  const declared = await declare(() => new HardenedDeployment("web", args));
  const { spec } = only(declared, "kubernetes:apps/v1:Deployment") as { spec: { template: { spec: Pod } } };
  return { spec, pod: spec.template.spec };
}

const typesAndNames = (declared: Declared[]) => declared.map(({ type, name }) => `${type} ${name}`);

describe("a hardened Kubernetes workload", () => {
  const args: PodArgs = { containers: [{ image: "nginx" }] };
  const minimal: Record<string, [declare: () => unknown, type: string, spec: unknown]> = {
    HardenedDeployment: [
      () => new HardenedDeployment("web", args),
      "kubernetes:apps/v1:Deployment",
      { selector: { matchLabels: labels }, strategy: { type: "RollingUpdate" }, template },
    ],
    HardenedStatefulSet: [
      () => new HardenedStatefulSet("web", args),
      "kubernetes:apps/v1:StatefulSet",
      { selector: { matchLabels: labels }, serviceName: "web", template },
    ],
    HardenedDaemonSet: [
      () => new HardenedDaemonSet("web", args),
      "kubernetes:apps/v1:DaemonSet",
      {
        selector: { matchLabels: labels },
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1 } },
        template,
      },
    ],
    HardenedJob: [
      () => new HardenedJob("web", args),
      "kubernetes:batch/v1:Job",
      { backoffLimit: 3, template: endingTemplate },
    ],
    HardenedCronJob: [
      () => new HardenedCronJob("web", { ...args, schedule: "0 3 * * *" }),
      "kubernetes:batch/v1:CronJob",
      {
        schedule: "0 3 * * *",
        concurrencyPolicy: "Forbid",
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 1,
        jobTemplate: { spec: { backoffLimit: 3, template: endingTemplate } },
      },
    ],
  };
  for (const [kind, [program, type, spec]] of Object.entries(minimal)) {
    it(`${kind} is hardened if only an image is given`, async () => {
      const object = only(await declare(program), type);
      assert.deepEqual(object.spec, spec);
      assert.deepEqual(object.metadata, { labels });
    });
  }

  it("matchLabels of a workload select its pods and its Service, and the pods keep their other labels", async () => {
    const matchLabels = { app: "shop" };
    const kept = { "app.kubernetes.io/name": "blog", app: "shop" };
    const all = { ...labels, ...kept };
    const declared = await declare(() => {
      const containers = [{ image: "nginx", ports: [{ internal: 80 }] }];
      new HardenedDeployment("web", { containers, matchLabels, labels: kept });
      new HardenedStatefulSet("web", { containers, matchLabels, labels: kept });
      new HardenedDaemonSet("web", { ...args, matchLabels, labels: kept });
    });
    type Selecting = { spec: { selector: unknown; template: { metadata: unknown } } };
    for (const kind of ["Deployment", "StatefulSet", "DaemonSet"]) {
      const { spec } = only(declared, `kubernetes:apps/v1:${kind}`) as unknown as Selecting;
      assert.deepEqual([spec.selector, spec.template.metadata], [{ matchLabels }, { labels: all }], kind);
    }
    for (const { type, inputs } of declared) {
      if (type.endsWith(":Service")) assert.deepEqual((inputs.spec as { selector: unknown }).selector, matchLabels);
    }
  });

  it("a workload opens exactly the declared paths", async () => {
    const declared = await declare(
      () =>
        new HardenedDeployment("web", {
          user: "33:34",
          podSecurity: { reason: "shares a directory with the node" },
          containers: [
            {
              image: "wordpress",
              writable: {
                "/run/apache2": { tmpfs: { size: "1Mi", uid: 33, gid: 33, mode: "0755" } },
                "/var/run/lock/apache2/": { tmpfs: {} },
                "/tmp": { scratch: { size: "2Gi" } },
                "/uploads": { volume: { name: "uploads", size: "10Gi", storageClass: "fast", subPath: "wp" } },
                "/cache": { volume: { size: "1g", accessMode: "ReadWriteMany", retain: true } },
                "/library": { volume: { external: "library" } },
                "/run/app/data": { bind: { hostPath: "/opt/app/data" } },
              },
              readOnlyMounts: {
                "/etc/tls": { secret: { name: "certificates" } },
                "/etc/site": { configMap: { name: "site" } },
                "/books": { claim: { name: "books" } },
                "/logs": { bind: { hostPath: "/var/log" } },
              },
            },
          ],
        }),
    );
    assert.deepEqual(typesAndNames(declared), [
      "hardened:index:HardenedDeployment web",
      "kubernetes:apps/v1:Deployment web",
      "kubernetes:core/v1:PersistentVolumeClaim web-cache",
      "kubernetes:core/v1:PersistentVolumeClaim web-uploads",
    ]);
    const claims = declared.flatMap(({ type, inputs }) => (type.endsWith("Claim") ? [inputs] : []));
    assert.deepEqual(
      claims.map(({ metadata, spec }) => ({ metadata, spec })),
      [
        {
          metadata: { labels },
          spec: { accessModes: ["ReadWriteMany"], resources: { requests: { storage: "1Gi" } } },
        },
        {
          metadata: { labels, name: "uploads" },
          spec: {
            accessModes: ["ReadWriteOnce"],
            resources: { requests: { storage: "10Gi" } },
            storageClassName: "fast",
          },
        },
      ],
    );
    const { spec } = only(declared, "kubernetes:apps/v1:Deployment") as {
      spec: { strategy: unknown; template: { metadata: unknown; spec: Pod } };
    };
    assert.deepEqual(spec.strategy, { type: "Recreate" });
    assert.deepEqual(spec.template.metadata, {
      labels,
      annotations: { "readonly-rootfs/pod-security-reason": "shares a directory with the node" },
    });
    const { containers, volumes, securityContext } = spec.template.spec;
    assert.deepEqual(securityContext, {
      runAsNonRoot: true,
      runAsUser: 33,
      runAsGroup: 34,
      fsGroup: 34,
      fsGroupChangePolicy: "OnRootMismatch",
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(containers[0]?.volumeMounts, [
      { name: "cache", mountPath: "/cache", readOnly: false },
      { name: "library", mountPath: "/library", readOnly: false },
      { name: "run-apache2", mountPath: "/run/apache2", readOnly: false },
      { name: "run-app-data", mountPath: "/run/app/data", readOnly: false },
      { name: "tmp", mountPath: "/tmp", readOnly: false },
      { name: "uploads", mountPath: "/uploads", readOnly: false, subPath: "wp" },
      { name: "var-run-lock-apache2", mountPath: "/var/run/lock/apache2", readOnly: false },
      { name: "books", mountPath: "/books", readOnly: true },
      { name: "etc-site", mountPath: "/etc/site", readOnly: true },
      { name: "etc-tls", mountPath: "/etc/tls", readOnly: true },
      { name: "logs", mountPath: "/logs", readOnly: true },
    ]);
    assert.deepEqual(volumes, [
      { name: "library", persistentVolumeClaim: { claimName: "library" } },
      { name: "run-apache2", emptyDir: { medium: "Memory", sizeLimit: "1Mi" } },
      { name: "run-app-data", hostPath: { path: "/opt/app/data" } },
      { name: "tmp", emptyDir: { sizeLimit: "2Gi" } },
      { name: "var-run-lock-apache2", emptyDir: { medium: "Memory", sizeLimit: "64Mi" } },
      { name: "books", persistentVolumeClaim: { claimName: "books" } },
      { name: "etc-site", configMap: { name: "site" } },
      { name: "etc-tls", secret: { secretName: "certificates" } },
      { name: "logs", hostPath: { path: "/var/log" } },
      { name: "cache", persistentVolumeClaim: { claimName: "web-cache" } },
      { name: "uploads", persistentVolumeClaim: { claimName: "uploads" } },
    ]);
  });

  it("containers of a pod share a volume that one of them declares", async () => {
    const { pod } = await deployed({
      initContainers: [
        {
          name: "render",
          image: "busybox",
          writable: { "/out": { shared: { name: "rendered" } }, "/work": { tmpfs: { name: "work", size: "1Mi" } } },
        },
        { name: "log", image: "busybox", sidecar: true, readOnlyMounts: { "/logs": { shared: { name: "logs" } } } },
      ],
      containers: [
        {
          name: "web",
          image: "nginx",
          writable: { "/etc/nginx/conf.d": { tmpfs: { name: "rendered" } }, "/work": { tmpfs: {} } },
        },
        { name: "other", image: "app", writable: { "/logs": { scratch: { name: "logs" } } } },
      ],
    });
    const mounts = [...pod.initContainers, ...pod.containers].map(({ name, volumeMounts, restartPolicy }) => ({
      name,
      ...(restartPolicy === undefined ? {} : { restartPolicy }),
      mounts: (volumeMounts as { name: string; mountPath: string; readOnly: boolean }[]).map(
        (mount) => `${mount.name} ${mount.mountPath}${mount.readOnly ? " ro" : ""}`,
      ),
    }));
    assert.deepEqual(mounts, [
      { name: "render", mounts: ["rendered /out", "work-2 /work"] },
      { name: "log", restartPolicy: "Always", mounts: ["logs /logs ro"] },
      { name: "web", mounts: ["rendered /etc/nginx/conf.d", "work /work"] },
      { name: "other", mounts: ["logs /logs"] },
    ]);
    assert.deepEqual(
      pod.volumes.map(({ name }) => name),
      ["rendered", "work", "logs", "work-2"],
    );
  });

  it("a workload keeps files in a ConfigMap and secrets in Secrets", async () => {
    const declared = await declare(
      () =>
        new HardenedDeployment("web", {
          namespace: "blog",
          containers: [
            {
              image: "app",
              env: { LEVEL: "info" },
              secretEnv: { PASSWORD: pulumi.secret("hunter2") },
              envFrom: {
                TOKEN: { secret: { name: "api", key: "token" } },
                URL: { configMap: { name: "site", key: "url" } },
                IP: { field: "status.podIP" },
              },
              files: { "/etc/app.conf": { content: "debug=0" }, "/etc/app/key.pem": { secret: pulumi.secret("key") } },
            },
          ],
        }),
    );
    const metadata = { labels, namespace: "blog" };
    const objects = declared.flatMap(({ type, name, inputs: { data, stringData, metadata } }) =>
      /:(ConfigMap|Secret)$/.test(type) ? [{ name, metadata, data, stringData }] : [],
    );
    assert.deepEqual(objects, [
      { name: "web-files", metadata, data: { "etc-app-conf": "debug=0" }, stringData: undefined },
      { name: "web-env", metadata, data: undefined, stringData: secret({ "web.PASSWORD": "hunter2" }) },
      { name: "web-files", metadata, data: undefined, stringData: secret({ "etc-app-key-pem": "key" }) },
    ]);
    const { spec } = only(declared, "kubernetes:apps/v1:Deployment") as { spec: { template: { spec: Pod } } };
    const { containers, volumes } = spec.template.spec;
    assert.deepEqual(containers[0]?.env, [
      { name: "LEVEL", value: "info" },
      { name: "IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
      { name: "TOKEN", valueFrom: { secretKeyRef: { name: "api", key: "token" } } },
      { name: "URL", valueFrom: { configMapKeyRef: { name: "site", key: "url" } } },
      { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "web-env", key: "web.PASSWORD" } } },
    ]);
    assert.deepEqual(containers[0]?.volumeMounts, [
      { name: "files", mountPath: "/etc/app.conf", readOnly: true, subPath: "etc-app-conf" },
      { name: "secret-files", mountPath: "/etc/app/key.pem", readOnly: true, subPath: "etc-app-key-pem" },
    ]);
    assert.deepEqual(volumes, [
      { name: "files", configMap: { name: "web-files", defaultMode: 0o444 } },
      { name: "secret-files", secret: { secretName: "web-files", defaultMode: 0o444 } },
    ]);
  });

  it("a deployment with ports has a Service", async () => {
    const ports = [
      { internal: 8080, external: 80, name: "http" },
      { internal: 53, name: "dns", protocol: "UDP" as const },
    ];
    let web: HardenedDeployment | undefined;
    const declared = await declare(() => {
      web = new HardenedDeployment("web", {
        name: "blog",
        namespace: "front",
        serviceType: "LoadBalancer",
        serviceAnnotations: { dns: "blog.example" },
        containers: [{ image: "app", ports }],
      });
    });
    assert.deepEqual(only(declared, "kubernetes:core/v1:Service"), {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "blog", namespace: "front", labels, annotations: { dns: "blog.example" } },
      spec: {
        type: "LoadBalancer",
        selector: labels,
        ports: [
          { port: 80, targetPort: 8080, protocol: "TCP", name: "http" },
          { port: 53, targetPort: 53, protocol: "UDP", name: "dns" },
        ],
      },
    });
    assert(web);
    assert.equal(await settled(web.serviceName), "blog");
    assert.equal(await settled(web.workloadName), "blog");
  });

  it("a deployment without ports has no Service, and returns its claims", async () => {
    let web: HardenedDeployment | undefined;
    const declared = await declare(() => {
      web = new HardenedDeployment("web", {
        containers: [{ image: "app", writable: { "/data": { volume: { size: "1Gi" } }, "/tmp": { tmpfs: {} } } }],
      });
    });
    assert.deepEqual(typesAndNames(declared), [
      "hardened:index:HardenedDeployment web",
      "kubernetes:apps/v1:Deployment web",
      "kubernetes:core/v1:PersistentVolumeClaim web-data",
    ]);
    assert(web);
    assert.equal(await settled(web.serviceName), "");
    assert.deepEqual(await settled(web.claims), { "/data": "web-data" });
  });

  it("a stateful set has a claim template for each volume", async () => {
    const declared = await declare(
      () =>
        new HardenedStatefulSet("web", {
          replicas: 3,
          containers: [
            {
              image: "db",
              ports: [{ internal: 3306 }],
              writable: { "/var/lib/db": { volume: { name: "data", size: "10Gi" } } },
            },
          ],
        }),
    );
    assert.deepEqual(typesAndNames(declared), [
      "hardened:index:HardenedStatefulSet web",
      "kubernetes:apps/v1:StatefulSet web",
      "kubernetes:core/v1:Service web",
    ]);
    assert.deepEqual(only(declared, "kubernetes:core/v1:Service").spec, {
      clusterIP: "None",
      selector: labels,
      ports: [{ port: 3306, targetPort: 3306, protocol: "TCP" }],
    });
    const { spec } = only(declared, "kubernetes:apps/v1:StatefulSet") as { spec: Record<string, unknown> };
    assert.deepEqual(spec.volumeClaimTemplates, [
      {
        metadata: { name: "data" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "10Gi" } } },
      },
    ]);
    assert.equal((spec.template as { spec: Pod }).spec.volumes, undefined);
  });

  it("a workload passes every other argument to Kubernetes", async () => {
    const { spec, pod: declaredPod } = await deployed({
      replicas: 3,
      topologySpread: [],
      strategy: "Recreate",
      labels: { team: "web" },
      podAnnotations: { scrape: "true" },
      userNamespace: true,
      serviceAccount: "reader",
      serviceAccountToken: true,
      imagePullSecrets: ["registry"],
      hosts: { "db.example": "192.0.2.7" },
      nodeSelector: { disk: "ssd" },
      tolerations: [{ key: "dedicated", value: "web", effect: "NoSchedule" }, { key: "gone" }],
      stopTimeout: 60,
      fsGroup: 1000,
      containers: [
        {
          name: "app",
          image: "app",
          command: ["--port", "80"],
          entrypoints: ["/start"],
          workingDir: "/srv",
          user: "1000",
          capabilities: ["NET_BIND_SERVICE"],
          memory: "64Mi",
          cpus: "0.05",
          security: { seccomp: "profiles/web.json", apparmor: "k8s-web" },
          livenessProbe: {
            http: { port: 8080, path: "/healthz", https: true },
            initialDelay: 5,
            period: 20,
            timeout: 2,
            failures: 5,
          },
          readinessProbe: { grpc: 9090 },
          startupProbe: { command: ["true"] },
        },
      ],
    });
    const probe = { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3 };
    assert.deepEqual(declaredPod, {
      ...pod,
      automountServiceAccountToken: true,
      securityContext: { ...pod.securityContext, fsGroup: 1000, fsGroupChangePolicy: "OnRootMismatch" },
      hostUsers: false,
      serviceAccountName: "reader",
      imagePullSecrets: [{ name: "registry" }],
      hostAliases: [{ ip: "192.0.2.7", hostnames: ["db.example"] }],
      nodeSelector: { disk: "ssd" },
      tolerations: [
        { key: "dedicated", operator: "Equal", value: "web", effect: "NoSchedule" },
        { key: "gone", operator: "Exists" },
      ],
      terminationGracePeriodSeconds: 60,
      containers: [
        {
          name: "app",
          image: "app",
          args: ["--port", "80"],
          command: ["/start"],
          workingDir: "/srv",
          securityContext: {
            ...container.securityContext,
            capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] },
            runAsUser: 1000,
            runAsGroup: 1000,
            seccompProfile: { type: "Localhost", localhostProfile: "profiles/web.json" },
            appArmorProfile: { type: "Localhost", localhostProfile: "k8s-web" },
          },
          resources: { limits: { memory: "64Mi", cpu: "0.05" }, requests: { memory: "64Mi", cpu: "0.05" } },
          livenessProbe: {
            httpGet: { port: 8080, path: "/healthz", scheme: "HTTPS" },
            initialDelaySeconds: 5,
            periodSeconds: 20,
            timeoutSeconds: 2,
            failureThreshold: 5,
          },
          readinessProbe: { ...probe, grpc: { port: 9090 } },
          startupProbe: { ...probe, exec: { command: ["true"] } },
        },
      ],
    });
    const { replicas, strategy, template } = spec as Record<string, { metadata?: unknown }>;
    assert.deepEqual({ replicas, strategy }, { replicas: 3, strategy: { type: "Recreate" } });
    assert.deepEqual(template?.metadata, { labels: { team: "web", ...labels }, annotations: { scrape: "true" } });
  });

  it("a cron job passes the arguments of its jobs to Kubernetes", async () => {
    const declared = await declare(
      () =>
        new HardenedCronJob("web", {
          ...args,
          schedule: "@daily",
          timeZone: "Europe/Berlin",
          concurrency: "Replace",
          suspend: true,
          startDeadline: 600,
          succeededHistory: 0,
          failedHistory: 5,
          retries: 0,
          timeout: 3600,
          completions: 2,
          parallelism: 2,
          timeToLive: 60,
        }),
    );
    assert.deepEqual(only(declared, "kubernetes:batch/v1:CronJob").spec, {
      schedule: "@daily",
      timeZone: "Europe/Berlin",
      concurrencyPolicy: "Replace",
      suspend: true,
      startingDeadlineSeconds: 600,
      successfulJobsHistoryLimit: 0,
      failedJobsHistoryLimit: 5,
      jobTemplate: {
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: 3600,
          completions: 2,
          parallelism: 2,
          ttlSecondsAfterFinished: 60,
          template: endingTemplate,
        },
      },
    });
  });

  it("a pod may run as user 0 and keep capabilities for a reason", async () => {
    const { pod: declaredPod } = await deployed({
      user: "0",
      podSecurity: { reason: "binds raw sockets" },
      containers: [
        { name: "a", image: "app", capabilities: ["NET_RAW"] },
        { name: "b", image: "app", user: "33" },
      ],
    });
    assert.deepEqual(
      [declaredPod.securityContext, ...declaredPod.containers.map(({ securityContext }) => securityContext)],
      [
        {
          runAsNonRoot: false,
          runAsUser: 0,
          runAsGroup: 0,
          fsGroup: 0,
          fsGroupChangePolicy: "OnRootMismatch",
          seccompProfile: { type: "RuntimeDefault" },
        },
        { ...container.securityContext, runAsNonRoot: false, capabilities: { drop: ["ALL"], add: ["NET_RAW"] } },
        { ...container.securityContext, runAsUser: 33, runAsGroup: 33 },
      ],
    );
  });

  it("a workload shows its hardening while the image and others are unknown", async () => {
    const { pod: declaredPod } = await deployed({
      replicas: notYetKnown(),
      namespace: notYetKnown(),
      containers: [
        {
          image: notYetKnown(),
          env: { URL: notYetKnown() },
          writable: { "/tmp": { tmpfs: {} }, "/data": { volume: { size: notYetKnown() } } },
        },
      ],
    });
    assert.deepEqual(declaredPod.containers[0]?.securityContext, container.securityContext);
    assert.deepEqual(declaredPod.securityContext, pod.securityContext);
    assert.deepEqual(declaredPod.volumes[0], { name: "tmp", emptyDir: { medium: "Memory", sizeLimit: "64Mi" } });
  });
});
