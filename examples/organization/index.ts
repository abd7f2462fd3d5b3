import * as kubernetes from "@pulumi/kubernetes";

function deployment(name: string, namespace: string, spec: kubernetes.types.input.core.v1.PodSpec) {
  const labels = { app: name };
  new kubernetes.apps.v1.Deployment(name, {
    metadata: { namespace },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  });
}

// A team that keeps the rules, in plain Kubernetes.
deployment("shop", "shop", {
  automountServiceAccountToken: false,
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  containers: [
    {
      name: "web",
      image: "nginxinc/nginx-unprivileged:1.29",
      ports: [{ containerPort: 8080 }],
      securityContext: {
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
      },
      resources: { limits: { memory: "256Mi" } },
      volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
    },
  ],
  volumes: [{ name: "tmp", emptyDir: { sizeLimit: "64Mi" } }],
});

// A program from before the rules, which unpacks itself below /opt at every start; its successor is on its way.
deployment("payroll", "payroll", {
  containers: [{ name: "app", image: "registry.example.com/payroll/app:7.3" }],
});

// A vendor's agent that watches the host.
new kubernetes.apps.v1.DaemonSet("agent", {
  metadata: { namespace: "monitoring" },
  spec: {
    selector: { matchLabels: { app: "agent" } },
    template: {
      metadata: { labels: { app: "agent" } },
      spec: {
        hostPID: true,
        containers: [
          {
            name: "agent",
            image: "registry.example.com/vendor/agent:5.2",
            securityContext: { privileged: true, readOnlyRootFilesystem: true },
          },
        ],
      },
    },
  },
});
