/**
 * Accepted differences between an entry and a pinned file, by entry and file: a part of the check's sentence, and the
 * reason. An exception that matches no difference is a fault.
 */
export const exceptions: Record<string, [says: string, because: string][]> = {
  "argo-workflows-controller argoproj/argo-workflows:Dockerfile": [
    ["`entrypoint` lacks argoexec", "the last stage is another image; the controller's is the stage of its name"],
  ],
  "aws-ebs-csi-driver kubernetes-sigs/aws-ebs-csi-driver:Dockerfile": [
    ["`entrypoint` lacks aws-ebs-csi-driver.exe", "the last stages are for Windows; the one for Linux is linux-al2023"],
  ],
  "bitnami-dremio bitnami/charts:bitnami/dremio/templates/coordinator/statefulset.yaml": [
    ["/opt/bitnami/dremio/certs", "with TLS only, filled by an init container"],
    ["/opt/bitnami/java/lib/security/cacerts", "with TLS only, filled by an init container"],
  ],
  "bitnami-dremio bitnami/charts:bitnami/dremio/templates/executor/statefulset.yaml": [
    ["/opt/bitnami/dremio/certs", "with TLS only, filled by an init container"],
    ["/opt/bitnami/java/lib/security/cacerts", "with TLS only, filled by an init container"],
  ],
  "bitnami-dremio bitnami/charts:bitnami/dremio/templates/master-coordinator/statefulset.yaml": [
    ["/opt/bitnami/dremio/certs", "with TLS only, filled by an init container"],
    ["/opt/bitnami/java/lib/security/cacerts", "with TLS only, filled by an init container"],
  ],
  "bitnami-nginx-ingress-controller bitnami/charts:bitnami/nginx-ingress-controller/templates/default-backend-deployment.yaml":
    [["/opt/bitnami/nginx/tmp", "the default backend is another image, nginx"]],
  "bitnami-zipkin bitnami/charts:bitnami/zipkin/templates/deployment.yaml": [
    ["/bitnami/zipkin/certs", "with TLS only, filled by an init container"],
  ],
  "cluster-proportional-autoscaler kubernetes-sigs/cluster-proportional-autoscaler:Dockerfile.in": [
    ["`entrypoint` lacks {ARG_BIN}", "a template, in which the build writes the name of the program"],
  ],
  "haproxy-ingress jcmoraisjr/haproxy-ingress:rootfs/Dockerfile": [
    ["`user.root` is not true", "of v0.14, which the variant before 0.15 is about"],
  ],
  "jaeger jaegertracing/jaeger:cmd/jaeger/Dockerfile": [
    ["dlv and exec", "the last stage is the debug image; the released one is the stage before"],
  ],
  "karakeep karakeep-app/karakeep:docker/Dockerfile": [
    ["`entrypoint` lacks node and index.js", "the last stage is the MCP server; this image is the stage aio"],
  ],
  "k8s-dns-node-cache kubernetes/dns:Dockerfile.node-cache": [
    ["`entrypoint` lacks ARG_BIN", "a template, in which the build writes the name of the program"],
  ],
  "step-ca smallstep/cli:docker/Dockerfile": [["the file declares none", "of the image that this one is built on"]],
  "traefik traefik/traefik-library-image:v3.7/scratch/Dockerfile": [
    ["the file declares /tmp", "no published tag is made of it; all are Alpine's"],
    ["`entrypoint` lacks traefik", "no published tag is made of it; all are Alpine's"],
  ],
  "valkey valkey-io/valkey-container:8.0/alpine/Dockerfile": [
    ["the file declares /data", "from before August 2025, when pull request 84 removed VOLUME from every version"],
  ],
  "valkey valkey-io/valkey-container:8.0/debian/Dockerfile": [
    ["the file declares /data", "from before August 2025, when pull request 84 removed VOLUME from every version"],
  ],
};
