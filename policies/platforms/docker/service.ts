import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Container, Hook, Logging, Process } from "../../model/container";
import { hostSetting } from "../../model/kernel";
import type { Limit } from "../../model/limits";
import { memoryLimit } from "../../model/limits";
import type { Listing } from "../../model/listing";
import { keys, nothing, texts } from "../../model/listing";
import type { MemoryMount } from "../../model/mount";
import type { Change, Setting } from "../../model/setting";
import { image } from "../image";
import { areKnown } from "../mounts";
import { DeclaredProcess, dockerUser, healthCheck, programs } from "../process";
import { capability, constant, readOnlyRoot } from "../settings";
import { EngineContainer } from "./engine-container";
import { mappedVariable } from "./environment";
import { logging } from "./logging";
import { addTmpfs, declaredMounts } from "./mounts";
import { network } from "./namespaces";
import { serviceUnconfined } from "./security-options";

const spec: Path = ["taskSpec", "containerSpec"];
/** Swarm makes every tmpfs noexec. */
const terms = { memory: "tmpfs", runnable: "named volume", volume: "named volume" };

/** `docker:index/service:Service`, https://www.pulumi.com/registry/packages/docker/api-docs/service/ */
export class SwarmService extends EngineContainer implements Container {
  readonly terms = terms;
  readonly label: string;
  readonly image: Setting<string>;
  readonly process: Process;
  readonly readOnlyRoot: Setting<boolean>;
  readonly privileged = constant(false);
  readonly privilegeEscalation = constant<boolean>(undefined);
  readonly processNamespace = constant("private");
  readonly ipcNamespace = constant("private");
  readonly networkNamespace: Setting<string>;
  readonly hostUsers = constant(false);
  readonly memoryLimit: Limit;
  readonly addedCapabilities: Listing;
  readonly droppedCapabilities: Listing;
  readonly unconfined: Listing;
  readonly kernelSettings: Listing;
  readonly devices = nothing;
  readonly readableDevices = nothing;
  readonly volumesFrom = nothing;
  readonly uploads = nothing;
  readonly logging: Logging;

  constructor(props: Props, name: string) {
    super(
      props,
      name,
      spec,
      () => declaredMounts(props, [...spec, "mounts"]),
      (all) => areKnown(props, all),
    );
    this.label = `service "${name}"`;
    this.image = image(props, spec, ["image"]);
    this.process = new DeclaredProcess(props, {
      entrypoint: [...spec, "commands"],
      arguments: [...spec, "args"],
      variable: (variable) => mappedVariable(props, [...spec, "env"], variable),
      variables: () => props.keys([...spec, "env"]),
      user: () => dockerUser(props, [...spec, "user"]),
      directory: [...spec, "dir"],
    });
    this.readOnlyRoot = readOnlyRoot(props, [...spec, "readOnly"]);
    this.networkNamespace = network(props, undefined, ["taskSpec", "networksAdvanceds"]);
    this.memoryLimit = memoryLimit(props, ["taskSpec", "resources", "limits", "memoryBytes"], false, [], Number);
    this.addedCapabilities = texts(props, [...spec, "capAdds"], [], capability);
    this.droppedCapabilities = texts(props, [...spec, "capDrops"], [], capability);
    this.unconfined = serviceUnconfined(props, spec);
    this.kernelSettings = keys(props, [...spec, "sysctl"], hostSetting);
    this.logging = logging(props, ["taskSpec", "logDriver"], "name", "options");
  }

  hooks(): readonly Hook[] {
    return healthCheck(this.props, [...spec, "healthcheck", "tests"]);
  }

  get programs(): readonly string[] {
    return programs(this.props, spec, ["commands"], ["args"]);
  }

  addMemoryMount(mount: MemoryMount): Change {
    return addTmpfs(this.props, [...spec, "mounts"], mount);
  }
}
