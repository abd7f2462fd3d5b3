import { respell, type Spelling } from "../../inputs/spelling";
import { documentsIn } from "./text-props";

/** Keys of containers, volumes, mounts and devices that the adapters read. */
const spelling: Spelling = {
  names: [
    ..."name image command args env value securityContext readOnlyRootFilesystem privileged procMount".split(" "),
    ..."allowPrivilegeEscalation capabilities add drop seccompProfile appArmorProfile seLinuxOptions type".split(" "),
    ..."runAsUser runAsGroup resources limits memory restartPolicy initContainers containers".split(" "),
    ..."volumeMounts mountPath readOnly subPath subPathExpr mountPropagation".split(" "),
    ..."hostPath path local nfs server csi volumeAttributes flexVolume options gitRepo emptyDir medium sizeLimit".split(
      " ",
    ),
    ..."configMap secret projected downwardAPI ephemeral persistentVolumeClaim claimName".split(" "),
    ..."op from source destination major minor".split(" "),
  ],
  maps: ["limits", "volumeAttributes", "proxyMetadata", "proxy_metadata"],
};

/**
 * The first document of a text that webhooks and engines read into types of Go, whose decoder takes keys in any case; undefined
 * if it cannot be read. Kubernetes itself takes keys only as they are written.
 */
export function goDocument(text: string | undefined): unknown {
  return text === undefined ? undefined : goValue(documentsIn(text)?.[0]);
}

/** The value with the keys that such a decoder takes; undefined if it is nested too deeply. */
export function goValue(value: unknown): unknown {
  return respell("", value, spelling)?.root;
}
