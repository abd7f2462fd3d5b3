/** Components of the Kubernetes provider that register one resource for each manifest they read or render. */
const components = /^kubernetes:(helm\.sh\/v[234]:Chart|yaml(\/v2)?:Config(File|Group)|kustomize(\/v2)?:Directory)$/;

/** Whether resources of this type show what they deploy as resources of their own. */
export const registersManifests = (type: string): boolean => components.test(type);
