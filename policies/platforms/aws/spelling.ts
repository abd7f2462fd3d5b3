import type { Spelling } from "../../inputs/spelling";

/** Objects with keys that the program chooses. */
const maps = "annotations dockerLabels driverOpts labels limits options parameters requests".split(" ");

/** Keys of a pod in a job definition. */
const pod: Spelling = {
  names: [
    ..."podProperties metadata namespace annotations labels hostNetwork shareProcessNamespace containers".split(" "),
    ..."initContainers name image command args env value resources limits requests memory securityContext".split(" "),
    ..."readOnlyRootFilesystem privileged allowPrivilegeEscalation capabilities add drop seccompProfile type".split(
      " ",
    ),
    ..."runAsUser runAsGroup volumeMounts mountPath subPath readOnly volumes hostPath path emptyDir medium".split(" "),
    ..."sizeLimit secret secretName persistentVolumeClaim claimName".split(" "),
  ],
  maps,
};

/**
 * Keys of a container definition and of a job's properties. The provider decodes the text into Go structs, which ignores the
 * case of keys: `expandContainerDefinitions` and `expandContainerProperties` of hashicorp/terraform-provider-aws.
 */
export const spelling: Spelling = {
  names: [
    ..."name image entryPoint command environment environmentFiles secrets value user privileged workingDirectory".split(
      " ",
    ),
    ..."readonlyRootFilesystem linuxParameters capabilities add drop devices hostPath containerPath".split(" "),
    ..."permissions tmpfs size mountOptions sharedMemorySize mountPoints sourceVolume readOnly volumesFrom".split(" "),
    ..."sourceContainer dockerSecurityOptions logConfiguration logDriver options memory resourceRequirements".split(
      " ",
    ),
    ..."type dependsOn containerName condition volumes host sourcePath efsVolumeConfiguration fileSystemId".split(" "),
    ..."rootDirectory authorizationConfig accessPointId s3filesVolumeConfiguration fileSystemArn".split(" "),
    ..."accessPointArn runtimePlatform operatingSystemFamily pidMode ipcMode networkMode".split(" "),
    ..."nodeRangeProperties container ecsProperties taskProperties containers eksProperties parameters".split(" "),
    ..."dockerLabels enableExecuteCommand".split(" "),
  ],
  maps,
  below: { eksProperties: pod },
};
