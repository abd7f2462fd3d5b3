// Resources for rule tables: a Docker container, a Swarm service, a pod, a deployment.
export const container = (props: object) => ({
  type: "docker:index/container:Container",
  name: "web",
  props: { image: "example", ...props },
});

export const service = (containerSpec: object, rest: object = {}) => ({
  type: "docker:index/service:Service",
  name: "web",
  props: { name: "web", taskSpec: { containerSpec: { image: "example", ...containerSpec }, ...rest } },
});

export const pod = (spec: object, metadata: object = {}) => ({
  type: "kubernetes:core/v1:Pod",
  name: "web",
  props: { apiVersion: "v1", kind: "Pod", metadata, spec },
});

export const deployment = (spec: object, metadata: object = {}) => ({
  type: "kubernetes:apps/v1:Deployment",
  name: "web",
  props: { apiVersion: "apps/v1", kind: "Deployment", metadata: {}, spec: { template: { metadata, spec } } },
});
