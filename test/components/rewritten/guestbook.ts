import { HardenedDeployment } from "../../../components/index";

/** The guestbook of Kubernetes: a page in PHP, a Redis that it writes to, and another that it reads from. */
export function guestbook(): void {
  const requests = { cpuRequest: "0.1", memoryRequest: "100Mi" };
  const redis = { ports: [{ internal: 6379 }], user: "999:999", writable: { "/data": { scratch: {} } }, ...requests };
  new HardenedDeployment("redis-master", {
    containers: [{ name: "master", image: "k8s.gcr.io/redis:e2e", ...redis }],
  });
  new HardenedDeployment("redis-slave", {
    containers: [
      { name: "slave", image: "gcr.io/google_samples/gb-redisslave:v1", env: { GET_HOSTS_FROM: "dns" }, ...redis },
    ],
  });
  new HardenedDeployment("frontend", {
    replicas: 3,
    serviceType: "LoadBalancer",
    containers: [
      {
        name: "php-redis",
        image: "gcr.io/google-samples/gb-frontend:v4",
        env: { GET_HOSTS_FROM: "dns" },
        ports: [{ internal: 80 }],
        user: "33:33",
        capabilities: ["NET_BIND_SERVICE"],
        writable: { "/run/apache2": { tmpfs: { size: "1Mi" } }, "/run/lock/apache2": { tmpfs: { size: "1Mi" } } },
        ...requests,
      },
    ],
  });
}
