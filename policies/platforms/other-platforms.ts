import { type Adapter, workload } from "./workload";

/** Platforms that run containers and that no adapter reads, by the types of their resources. */
const platforms: readonly (readonly [types: RegExp, name: string])[] = [
  [/^gcp:cloudrun(v2)?\/(service:Service|job:Job|workerPool:WorkerPool)$/, "Cloud Run"],
  [
    /^(azure-native:containerinstance(\/v\w+)?:ContainerGroup(Profile)?|azure:containerservice\/group:Group)$/,
    "Azure Container Instances",
  ],
  [/^(azure-native:app(\/v\w+)?:(ContainerApp|Job)|azure:containerapp\/(app:App|job:Job))$/, "Azure Container Apps"],
  [/^(aws:apprunner\/service|aws-native:apprunner):Service$/, "AWS App Runner"],
  [
    /^(aws:lightsail\/containerServiceDeploymentVersion:ContainerServiceDeploymentVersion|aws-native:lightsail:Container)$/,
    "Amazon Lightsail",
  ],
  [/^digitalocean:index\/app:App$/, "the App Platform of DigitalOcean"],
  [/^nomad:index\/job:Job$/, "Nomad"],
  [/^oci:ContainerInstances\/containerInstance:ContainerInstance$/, "OCI Container Instances"],
  [/^scaleway:(index|containers)\/container:Container$/, "Serverless Containers of Scaleway"],
  [/^(lxd|incus):index\/instance:Instance$/, "LXD and Incus"],
];

const known = new Map<string, Adapter | undefined>();

/** The adapter that says that the containers of another platform are not read; undefined for any other type. */
export function otherPlatform(type: string): Adapter | undefined {
  if (!known.has(type)) {
    const name = platforms.find(([types]) => types.test(type))?.[1];
    known.set(type, name === undefined ? undefined : unread(name));
  }
  return known.get(type);
}

const unread =
  (name: string): Adapter =>
  (props) =>
    workload(props, [], {
      opaque: { reason: `this pack does not read containers of ${name}`, advice: "check them there" },
    });
