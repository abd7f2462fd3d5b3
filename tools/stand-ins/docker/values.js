// What the real provider asks of single values, by `<type>.<property>`.

const mount = /^(bind|volume|tmpfs)$/;
const propagation = /^(private|rprivate|shared|rshared|slave|rslave)$/;
const order = /^(stop-first|start-first)$/;
const duration = /^\+?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h))+)$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const patterns = {
  "ContainerArgs.cpuSet": /^\d+([,-]\d+)*$/,
  "ContainerArgs.restart": /^(no|on-failure|always|unless-stopped)$/,
  "ContainerMount.type": mount,
  "ContainerMountBindOptions.propagation": propagation,
  "ContainerUpload.contentBase64": base64,
  "ContainerUpload.permissions": /^0[0-7]{3}$/,
  "ContainerVolume.hostPath": /^[a-zA-Z]:[\\/]|^\//,
  "ContainerVolume.selinuxRelabel": /^(z|Z)$/,
  "SecretArgs.data": base64,
  "ServiceConfigArgs.data": base64,
  "ServiceEndpointSpec.mode": /^(vip|dnsrr)$/,
  "ServiceEndpointSpecPort.protocol": /^(tcp|udp|sctp)$/,
  "ServiceEndpointSpecPort.publishMode": /^(host|ingress)$/,
  "ServiceRollbackConfig.failureAction": /^(pause|continue)$/,
  "ServiceRollbackConfig.order": order,
  "ServiceTaskSpec.runtime": /^(container|plugin)$/,
  "ServiceTaskSpecContainerSpec.isolation": /^(default|process|hyperv)$/,
  "ServiceTaskSpecContainerSpecMount.type": mount,
  "ServiceTaskSpecContainerSpecMountBindOptions.propagation": propagation,
  "ServiceTaskSpecRestartPolicy.condition": /^(none|on-failure|any)$/,
  "ServiceUpdateConfig.failureAction": /^(pause|continue|rollback)$/,
  "ServiceUpdateConfig.order": order,
};

for (const [type, names] of Object.entries({
  ContainerHealthcheck: ["interval", "timeout", "startPeriod", "startInterval"],
  ServiceConvergeConfig: ["delay", "timeout"],
  ServiceRollbackConfig: ["delay", "monitor"],
  ServiceTaskSpecContainerSpec: ["stopGracePeriod"],
  ServiceTaskSpecContainerSpecHealthcheck: ["interval", "timeout", "startPeriod"],
  ServiceTaskSpecRestartPolicy: ["delay", "window"],
  ServiceUpdateConfig: ["delay", "monitor"],
})) {
  for (const name of names) patterns[`${type}.${name}`] = duration;
}

const minimums = {
  "ContainerArgs.cpuPeriod": 0,
  "ContainerArgs.cpuQuota": 0,
  "ContainerArgs.cpuShares": 0,
  "ContainerArgs.memory": 0,
  "ContainerArgs.memoryReservation": 0,
  "ContainerArgs.memorySwap": -1,
  "ContainerArgs.shmSize": 0,
  "ContainerHealthcheck.retries": 0,
  "ContainerNetworksAdvanced.gwPriority": 0,
  "ServiceModeReplicated.replicas": 0,
  "ServiceRollbackConfig.parallelism": 0,
  "ServiceTaskSpec.forceUpdate": 0,
  "ServiceTaskSpecContainerSpecHealthcheck.retries": 0,
  "ServiceTaskSpecPlacement.maxReplicas": 0,
  "ServiceTaskSpecRestartPolicy.maxAttempts": 0,
  "ServiceUpdateConfig.parallelism": 0,
};

/** Why the value cannot be; `undefined` when it can. The value itself is not repeated: it may be a secret. */
function objection(property, value) {
  const pattern = patterns[property];
  if (pattern !== undefined && typeof value === "string" && !pattern.test(value)) {
    return `the value doesn't match the pattern '${pattern.source}'.`;
  }
  const minimum = minimums[property];
  return minimum !== undefined && value < minimum ? `the value cannot be lower than ${minimum}.` : undefined;
}

module.exports = { minimums, objection, patterns };
