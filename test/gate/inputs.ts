// Every input of what declares containers: the rule that judges it, or why it leaves the root and the host alone.

/** `rule: …` names the rule; anything else is the reason. */
export type Reasons = Readonly<Record<string, string>>;

const group = (reason: string, names: string): Reasons => Object.fromEntries(names.split(" ").map((n) => [n, reason]));

const bypass = "rule: no-read-only-bypass";
const confined = "rule: confined-process";
const paths = "rule: writable-paths-declared";
const inside = "acts in the container alone";
const bounds = "bounds or weighs what the container uses";
const life = "says when the container starts, ends or is replaced";
const names = "names, labels or addresses";
const admin = "chooses among what the administrator of the host or the cluster set up";

export const dockerContainer: Reasons = {
  ...group(
    bypass,
    "capabilities deviceCgroupRules devices ipcMode mounts pidMode privileged securityOpts sysctls volumes",
  ),
  ...group(confined, "memory networkMode networksAdvanced usernsMode"),
  ...group(paths, "command entrypoints envs image user"),
  ...group("rule: log-driver", "logDriver logOpts"),
  ...group("rule: safe-memory-mounts", "tmpfs"),
  ...group("rule: read-only-root", "readOnly"),
  ...group("rule: no-uploads", "uploads"),
  ...group("the control groups are mounted read-only, unless securityOpts says otherwise", "cgroupnsMode cgroupParent"),
  ...group(inside, "groupAdds healthcheck init stdinOpen tty workingDir"),
  ...group(
    bounds,
    "cpuPeriod cpuQuota cpuSet cpuShares cpus deviceReadBps deviceReadIops deviceWriteBps deviceWriteIops memoryReservation memorySwap shmSize storageOpts ulimits",
  ),
  ...group(
    life,
    "attach containerReadRefreshTimeoutMilliseconds destroyGraceSeconds logs maxRetryCount mustRun removeVolumes restart rm start stopSignal stopTimeout wait waitTimeout",
  ),
  ...group(names, "dns dnsOpts dnsSearches domainname hostname hosts labels name ports publishAllPorts"),
  ...group(admin, "deviceRequests gpus platform runtime"),
};

export const swarmContainer: Reasons = {
  ...group(bypass, "capAdds mounts sysctl"),
  ...group(confined, "capDrops privileges"),
  ...group(paths, "args commands env image user"),
  ...group("rule: read-only-root", "readOnly"),
  ...group("files that the engine mounts read-only, with content of the program", "configs secrets"),
  ...group(inside, "dir groups healthcheck init"),
  ...group(life, "stopGracePeriod stopSignal"),
  ...group(names, "dnsConfig hostname hosts labels"),
  ...group("isolation of Windows alone", "isolation"),
};

export const podSpec: Reasons = {
  ...group(
    bypass,
    "containers ephemeralContainers hostIPC hostPID initContainers securityContext shareProcessNamespace volumes",
  ),
  ...group(confined, "hostNetwork hostUsers resources"),
  ...group("tells whether the pod runs on Windows", "affinity nodeSelector os"),
  ...group(
    life,
    "activeDeadlineSeconds evictionResponders preemptionPolicy priority priorityClassName readinessGates restartPolicy schedulerName schedulingGates schedulingGroup terminationGracePeriodSeconds tolerations topologySpreadConstraints workloadRef",
  ),
  ...group(
    names,
    "dnsConfig dnsPolicy enableServiceLinks hostAliases hostname hostnameOverride setHostnameAsFQDN subdomain",
  ),
  ...group(
    "rights in the API, which the cluster's rules for access bound",
    "automountServiceAccountToken serviceAccount serviceAccountName",
  ),
  ...group("credentials of a registry", "imagePullSecrets"),
  ...group(admin, "nodeName resourceClaims runtimeClassName"),
  ...group(bounds, "overhead"),
};

export const podContainer: Reasons = {
  ...group(bypass, "securityContext volumeMounts"),
  ...group(confined, "resources"),
  ...group(paths, "args command env envFrom image"),
  ...group(
    "commands and probes in the container, or calls to its own ports",
    "lifecycle livenessProbe readinessProbe startupProbe",
  ),
  ...group(inside, "stdin stdinOnce terminationMessagePath terminationMessagePolicy tty workingDir"),
  ...group(life, "imagePullPolicy resizePolicy restartPolicy restartPolicyRules"),
  ...group(names, "name ports"),
  ...group("a raw volume that the pod claims; its PersistentVolume is judged where it is declared", "volumeDevices"),
};

export const securityContext: Reasons = {
  ...group(bypass, "capabilities privileged procMount windowsOptions"),
  ...group(confined, "allowPrivilegeEscalation appArmorProfile seccompProfile"),
  ...group("rule: read-only-root", "readOnlyRootFilesystem"),
  ...group(paths, "runAsGroup runAsUser"),
  ...group("keeps root out", "runAsNonRoot"),
  ...group("labels of SELinux, which leave a read-only mount read-only", "seLinuxOptions"),
};

export const podSecurityContext: Reasons = {
  ...group(bypass, "sysctls windowsOptions"),
  ...group(confined, "appArmorProfile seccompProfile"),
  ...group(paths, "runAsGroup runAsUser"),
  ...group("keeps root out", "runAsNonRoot"),
  ...group("labels of SELinux, which leave a read-only mount read-only", "seLinuxChangePolicy seLinuxOptions"),
  ...group(
    "owners of the pod's own volumes",
    "fsGroup fsGroupChangePolicy supplementalGroups supplementalGroupsPolicy",
  ),
};

export const volume: Reasons = {
  ...group(bypass, "csi flexVolume gitRepo hostPath nfs"),
  ...group("rule: safe-memory-mounts", "emptyDir"),
  ...group("rule: no-host-volumes", "persistentVolumeClaim"),
  ...group("a claim of the pod's own", "ephemeral"),
  ...group("content of the API or of an image, mounted read-only", "configMap downwardAPI image projected secret"),
  ...group(
    "storage outside of the node, or a disk that its administrator serves",
    "awsElasticBlockStore azureDisk azureFile cephfs cinder fc flocker gcePersistentDisk glusterfs iscsi photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume",
  ),
  ...group(names, "name"),
};

export const volumeMount: Reasons = {
  ...group("rule: read-only-host-mounts", "name readOnly subPath subPathExpr"),
  ...group(paths, "mountPath"),
  ...group("makes a mount stricter, never more open", "bindMountOptions"),
  ...group("shows that mounts are passed on, for which the API wants privileges", "mountPropagation"),
  ...group("makes more of a mount read-only, never less", "recursiveReadOnly"),
};

export const hostPathVolume: Reasons = group("rule: read-only-host-mounts", "path type");
