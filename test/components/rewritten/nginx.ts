import { HardenedDeployment } from "../../../components/index";

/** Two web servers, without a Service in front of them. */
export function nginx(): void {
  new HardenedDeployment("nginx-deployment", {
    replicas: 2,
    containers: [
      {
        name: "nginx",
        image: "nginx:1.7.9",
        user: "101:101",
        writable: { "/run": { tmpfs: { size: "1Mi" } }, "/var/cache/nginx": { scratch: { size: "64Mi" } } },
      },
    ],
  });
}
