// Rows of Amazon ECS and AWS Batch for every rule that has a meaning there.
import { confinedProcess } from "../../policies/rules/confined-process";
import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { logDriver } from "../../policies/rules/log-driver";
import { noReadOnlyBypass } from "../../policies/rules/no-read-only-bypass";
import { noWritableSystemPaths } from "../../policies/rules/no-writable-system-paths";
import { readOnlyHostMounts } from "../../policies/rules/read-only-host-mounts";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { safeMemoryMounts } from "../../policies/rules/safe-memory-mounts";
import { sharedWritableVolumes } from "../../policies/rules/shared-writable-volumes";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { secret, type TestResource, unknown } from "../../policies/testing";
import { also, fargate, jsonText, nativeJob, nativeTask, task } from "../support/resources";
import { testRule } from "../support/rule-table";
import { testStackRule } from "../support/stack-table";

const at = "containerDefinitions[0]";
const locked = { readonlyRootFilesystem: true };

testRule(readOnlyRoot, {
  valid: {
    "a task that says so": nativeTask(locked),
    "a task that says so in its text": task(locked),
    "a task with a secret flag": nativeTask({ readonlyRootFilesystem: secret(true) }),
    "a job on Fargate that says so": nativeJob(locked, { platformCapabilities: ["FARGATE"] }),
  },
  invalid: {
    "a task in a secret text": {
      given: task({ environment: [{ name: "PASSWORD", value: secret("hunter2") }] }),
      says: [`container "web" has a writable root filesystem; set ${at}.readonlyRootFilesystem to true`],
      cured: task({ environment: [{ name: "PASSWORD", value: secret("hunter2") }], ...locked }).props,
    },
    "a flag in the words of Kubernetes, which aws-native does not take": {
      given: nativeTask({ image: "nginx:1.27", readOnlyRootFilesystem: true }),
      says: [
        `container "web" has a writable root filesystem; set ${at}.readonlyRootFilesystem to true; ${at}.readOnlyRootFilesystem has no effect; nginx:1.27 also needs a tmpfs at /var/cache/nginx and /run`,
      ],
      cured: nativeTask({ image: "nginx:1.27", readOnlyRootFilesystem: true, ...locked }).props,
    },
    "two containers, each with its own path": {
      given: {
        ...task({}),
        props: {
          containerDefinitions: jsonText([{ name: "a", privileged: false }, { name: "b", ...locked }, { name: "c" }]),
        },
      },
      says: [
        'container "a" has a writable root filesystem; set containerDefinitions[0].readonlyRootFilesystem to true',
        'container "c" has a writable root filesystem; set containerDefinitions[2].readonlyRootFilesystem to true',
      ],
      cured: {
        containerDefinitions: jsonText([
          { name: "a", privileged: false, ...locked },
          { name: "b", ...locked },
          { name: "c", ...locked },
        ]),
      },
    },
  },
});

testRule(noReadOnlyBypass, {
  valid: {
    "a task without privileges": nativeTask({ privileged: false }),
    "a task whose namespaces are its own": nativeTask({}, { ipcMode: "task", networkMode: "awsvpc" }),
    "a device that can only be read": nativeTask({
      linuxParameters: { devices: [{ hostPath: "/dev/ttyS0", permissions: ["read"] }] },
    }),
    "programs from a container that has ended": {
      type: "aws-native:ecs:TaskDefinition",
      name: "shop",
      props: {
        volumes: [{ name: "bin" }],
        containerDefinitions: [
          {
            name: "web",
            dependsOn: [{ containerName: "copy", condition: "SUCCESS" }],
            mountPoints: [{ sourceVolume: "bin", containerPath: "/usr/local/bin", readOnly: true }],
          },
          { name: "copy", mountPoints: [{ sourceVolume: "bin", containerPath: "/out" }] },
        ],
      },
    },
  },
  invalid: {
    "a disk that a task can read": {
      given: nativeTask({ linuxParameters: { devices: [{ hostPath: "/dev/sda", permissions: ["read"] }] } }),
      says: [
        'advisory: container "web" can read all of the device /dev/sda of the host, whatever is mounted; remove containerDefinitions[0].linuxParameters.devices[0]',
      ],
      cured: null,
    },
    "a disk that a job can read": {
      given: nativeJob({ linuxParameters: { devices: [{ hostPath: "/dev/sda", permissions: ["READ", "MKNOD"] }] } }),
      says: [
        'advisory: container "shop" can read all of the device /dev/sda of the host, whatever is mounted; remove containerProperties.linuxParameters.devices[0]',
      ],
      cured: null,
    },
    "a privileged container, its capability, devices and donors": {
      given: nativeTask({
        privileged: true,
        linuxParameters: {
          capabilities: { add: ["SYS_ADMIN"] },
          devices: [{ hostPath: "/dev/sda", permissions: ["write"] }, { hostPath: "/dev/fuse" }],
        },
        volumesFrom: [{ sourceContainer: "log" }, { sourceContainer: "log", readOnly: true }],
      }),
      says: [
        `container "web" is privileged and can make every read-only mount writable again; set ${at}.privileged to false`,
        `container "web" has the capability SYS_ADMIN, which makes every read-only mount writable again; remove ${at}.linuxParameters.capabilities.add[0]`,
        `container "web" takes over the mounts of another container, which may have writable paths of the host among them; remove ${at}.volumesFrom[0]`,
        also(
          `advisory: container "web" takes over the mounts of another container, which may have sockets of the host among them; remove ${at}.volumesFrom[1]`,
          `advisory: container "web" can write to the device /dev/fuse of the host, whatever is mounted read-only; remove ${at}.linuxParameters.devices[1]`,
        ),
        `container "web" can write to the device /dev/sda of the host, whatever is mounted read-only; remove ${at}.linuxParameters.devices[0]`,
      ],
      cured: null,
    },
    "a device that a job can write": {
      given: nativeJob({ linuxParameters: { devices: [{ hostPath: "/dev/sda", permissions: ["WRITE"] }] } }),
      says: [
        'container "shop" can write to the device /dev/sda of the host, whatever is mounted read-only; remove containerProperties.linuxParameters.devices[0]',
      ],
      cured: null,
    },
    "the namespaces of the host": {
      given: task({}, { pidMode: "host", ipcMode: "host" }),
      says: [
        also(
          'advisory: container "web" sees the processes of the host and can write to files of other containers under /proc; remove pidMode',
          'advisory: container "web" shares the memory of the host and can write to its /dev/shm; remove ipcMode',
        ),
      ],
      cured: null,
    },
    "the processes of the task": {
      given: nativeTask({}, { ...fargate, pidMode: "task" }),
      says: [
        'advisory: container "web" shares the processes of its task and can write to the files of its other containers under /proc; remove pidMode',
      ],
      cured: null,
    },
    "the socket of Docker, as each provider names its place": {
      given: task(
        { mountPoints: [{ sourceVolume: "socket", containerPath: "/run/docker.sock", readOnly: true }] },
        { volumes: [{ name: "socket", hostPath: "/var/run/docker.sock" }] },
      ),
      says: [
        `container "web" mounts /var/run/docker.sock of the host, the socket of a container engine, which writes anywhere on request; remove ${at}.mountPoints[0]`,
      ],
      cured: null,
    },
    "a mode that is not known": {
      given: nativeTask({}, { pidMode: unknown }),
      says: ['advisory: container "web" cannot be judged until pidMode is known'],
      cured: null,
    },
    "programs that a container beside it can change": {
      given: {
        type: "aws-native:ecs:TaskDefinition",
        name: "shop",
        props: {
          volumes: [{ name: "bin" }],
          containerDefinitions: [
            {
              name: "web",
              dependsOn: [{ containerName: "copy", condition: "START" }],
              mountPoints: [{ sourceVolume: "bin", containerPath: "/usr/local/bin", readOnly: true }],
            },
            { name: "copy", mountPoints: [{ sourceVolume: "bin", containerPath: "/out" }] },
          ],
        },
      },
      says: [
        'advisory: container "web" has programs or settings at /usr/local/bin that container "copy" can change; make containerDefinitions[1].mountPoints[0] read-only, or mount other storage there',
      ],
      cured: null,
    },
  },
});

const mounted = (volume: object, point: object = {}) =>
  nativeTask(
    { mountPoints: [{ sourceVolume: "data", containerPath: "/data", ...point }] },
    { volumes: [{ name: "data", ...volume }] },
  );
const protectedMount = (volume: object) => mounted(volume, { readOnly: true });
const bind = {
  dockerVolumeConfiguration: { driver: "local", driverOpts: { type: "none", o: "bind", device: "/etc" } },
};

testRule(readOnlyHostMounts, {
  valid: {
    "an empty volume": mounted({}),
    "an empty volume with an empty host": mounted({ host: {} }),
    "a file system of AWS": mounted({ efsVolumeConfiguration: { filesystemId: unknown } }),
    "a volume of Docker": mounted({ dockerVolumeConfiguration: { scope: "task" } }),
    "a place of the host that is mounted read-only": protectedMount({ host: { sourcePath: "/etc" } }),
    "a bind that Docker itself mounts read-only": mounted({
      dockerVolumeConfiguration: { driverOpts: { type: "none", o: "bind,ro", device: "/etc" } },
    }),
  },
  invalid: {
    "a place of the host's system": {
      given: mounted({ host: { sourcePath: "/etc" } }),
      says: [`container "web" can write to /etc of the host; set ${at}.mountPoints[0].readOnly to true`],
      cured: protectedMount({ host: { sourcePath: "/etc" } }).props,
    },
    "a bind in the options of a driver": {
      given: mounted(bind),
      says: [`container "web" can write to /etc of the host; set ${at}.mountPoints[0].readOnly to true`],
      cured: protectedMount(bind).props,
    },
    "another place of the host": {
      given: mounted({ host: { sourcePath: "/srv/data" } }),
      says: [
        `advisory: container "web" can write to /srv/data of the host; set ${at}.mountPoints[0].readOnly to true, use a volume, or name the path in the option allowWritable`,
      ],
      cured: null,
    },
    "a place that is secret": {
      given: mounted({ host: { sourcePath: secret("/srv/hunter2") } }),
      says: [
        `advisory: container "web" can write to ${at}.mountPoints[0] of the host; set ${at}.mountPoints[0].readOnly to true, use a volume, or name the path in the option allowWritable`,
      ],
      cured: null,
    },
    "a volume whose name is not known": {
      given: nativeTask(
        { mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] },
        { volumes: [{ name: unknown, host: { sourcePath: "/etc" } }] },
      ),
      says: ['advisory: container "web" cannot be judged until volumes[0].name is known'],
      cured: null,
    },
    "a place of the host in a job's text": {
      given: {
        type: "aws:batch/jobDefinition:JobDefinition",
        name: "shop",
        props: {
          containerProperties: jsonText({
            Volumes: [{ Name: "data", Host: { SourcePath: "/etc" } }],
            MountPoints: [{ SourceVolume: "data", ContainerPath: "/data" }],
          }),
        },
      },
      says: ['container "shop" can write to /etc of the host; set containerProperties.mountPoints[0].readOnly to true'],
      cured: {
        containerProperties: jsonText({
          Volumes: [{ Name: "data", Host: { SourcePath: "/etc" } }],
          MountPoints: [{ SourceVolume: "data", ContainerPath: "/data", readOnly: true }],
        }),
      },
    },
  },
});

testRule(noWritableSystemPaths, {
  valid: { "an empty volume beside the system": mounted({}) },
  invalid: {
    "a tmpfs over programs": {
      given: nativeTask({ linuxParameters: { tmpfs: [{ containerPath: "/usr/bin", size: 1 }] } }),
      says: [
        `container "web" has a writable mount at /usr/bin, over programs or settings of the system; make ${at}.linuxParameters.tmpfs[0] read-only or remove it`,
      ],
      cured: null,
    },
  },
});

const tmpfs = (...mounts: object[]) => ({ linuxParameters: { tmpfs: mounts } });

testRule(safeMemoryMounts, {
  valid: {
    "a tmpfs with a size": nativeTask(tmpfs({ containerPath: "/tmp", size: 64 })),
    "a tmpfs on Fargate": nativeTask(tmpfs({ containerPath: "/tmp", size: 64, mountOptions: ["noexec"] }), fargate),
    "a tmpfs that is mounted read-only": nativeTask(tmpfs({ containerPath: "/tmp", size: 0, mountOptions: ["ro"] })),
    "shared memory, which the engine always bounds": nativeTask({ linuxParameters: { sharedMemorySize: 128 } }),
  },
  invalid: {
    "a tmpfs without a size that programs can be run from": {
      given: nativeTask(tmpfs({ containerPath: "/tmp", size: 0, mountOptions: ["exec", "suid"] })),
      says: [
        `container "web" mounts memory at /tmp without a size limit and with exec allowed and with suid allowed; set ${at}.linuxParameters.tmpfs[0].mountOptions[0] to noexec; set ${at}.linuxParameters.tmpfs[0].mountOptions[1] to nosuid; set ${at}.linuxParameters.tmpfs[0].size to 64`,
      ],
      cured: nativeTask(tmpfs({ containerPath: "/tmp", size: 64, mountOptions: ["noexec", "nosuid"] })).props,
    },
    "a tmpfs of a driver, to which nothing is added": {
      given: mounted({
        dockerVolumeConfiguration: { driverOpts: { type: "tmpfs", device: "tmpfs", o: "size=1m,noexec,nosuid" } },
      }),
      says: [
        'container "web" mounts memory at /data with dev allowed; add nodev to volumes[0].dockerVolumeConfiguration.driverOpts.o',
      ],
      cured: mounted({
        dockerVolumeConfiguration: { driverOpts: { type: "tmpfs", device: "tmpfs", o: "size=1m,noexec,nosuid,nodev" } },
      }).props,
    },
    "a tmpfs of a job on Fargate, which takes none": {
      given: nativeJob(tmpfs({ containerPath: "/tmp", size: 64 }), { platformCapabilities: ["FARGATE"] }),
      says: [
        'container "shop" mounts memory at /tmp with no support on Fargate; mount an empty volume instead of containerProperties.linuxParameters.tmpfs[0]',
      ],
      cured: null,
    },
  },
});

const nginx = { image: "nginx:1.27", ...locked };
const unprivileged = { image: "nginxinc/nginx-unprivileged:1.27", ...locked };
const options = (...more: string[]) => ["rw", "noexec", "nosuid", "nodev", ...more];

testRule(writablePathsDeclared, {
  valid: {
    "an image with a tmpfs at each path": nativeTask({
      ...nginx,
      ...tmpfs({ containerPath: "/var/cache/nginx", size: 64 }, { containerPath: "/run", size: 1 }),
    }),
    "an empty volume on EC2, where Docker takes over the owner": nativeTask(
      { ...unprivileged, mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp" }] },
      { volumes: [{ name: "tmp" }] },
    ),
    "a job with ECS Exec and a volume at each of its paths": nativeJob({
      ...locked,
      enableExecuteCommand: true,
      volumes: ["agents", "ssm", "log"].map((name) => ({ name })),
      mountPoints: [
        { sourceVolume: "agents", containerPath: "/managed-agents" },
        { sourceVolume: "ssm", containerPath: "/var/lib/amazon" },
        { sourceVolume: "log", containerPath: "/var/log/amazon/ssm" },
      ],
    }),
  },
  invalid: {
    "an image of whose paths none is mounted, in a text": {
      given: task(nginx),
      says: [
        `container "web" runs nginx:1.27, which needs a writable /var/cache/nginx (mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)) and /run (open() "/run/nginx.pid" failed (30: Read-only file system)); add a tmpfs of 256Mi at /var/cache/nginx to ${at}.linuxParameters.tmpfs; add a tmpfs of 1Mi at /run to ${at}.linuxParameters.tmpfs`,
      ],
      cured: task({
        ...nginx,
        ...tmpfs(
          { containerPath: "/var/cache/nginx", size: 256, mountOptions: options("uid=101", "gid=101", "mode=1777") },
          { containerPath: "/run", size: 1, mountOptions: options("uid=101", "gid=101", "mode=1777") },
        ),
      }).props,
    },
    "an image on Fargate that runs as another user than its own": {
      given: nativeTask({ ...unprivileged, user: "1000" }, fargate),
      says: [
        `container "web" runs nginxinc/nginx-unprivileged:1.27, which needs a writable /tmp (mkdir() "/tmp/client_temp" failed (30: Read-only file system)); add a tmpfs of 256Mi at /tmp to ${at}.linuxParameters.tmpfs`,
      ],
      cured: nativeTask(
        {
          ...unprivileged,
          user: "1000",
          ...tmpfs({ containerPath: "/tmp", size: 256, mountOptions: options("uid=1000", "mode=1777") }),
        },
        fargate,
      ).props,
    },
    "an empty volume on Fargate, which root owns": {
      given: nativeTask(
        { ...unprivileged, mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp" }] },
        { ...fargate, volumes: [{ name: "tmp" }] },
      ),
      says: [
        'container "web" runs nginxinc/nginx-unprivileged:1.27, whose user 101 cannot write /tmp: the volume there belongs to root with mode 0755 (mkdir() "/tmp/client_temp" failed (13: Permission denied)); declare a VOLUME at /tmp in the image, which keeps the owner it has there',
      ],
      cured: null,
    },
    "a tmpfs that root owns": {
      given: nativeTask({
        ...unprivileged,
        ...tmpfs({ containerPath: "/tmp", size: 256, mountOptions: ["mode=0755"] }),
      }),
      says: [
        `container "web" runs nginxinc/nginx-unprivileged:1.27, whose user 101 cannot write /tmp: the tmpfs there belongs to root with mode 0755 (mkdir() "/tmp/client_temp" failed (13: Permission denied)); add uid=101 and gid=101 to ${at}.linuxParameters.tmpfs[0].mountOptions`,
      ],
      cured: null,
    },
    "a job on Fargate, whose empty volume root would own": {
      given: nativeJob({ ...unprivileged }, { platformCapabilities: ["FARGATE"] }),
      says: [
        'container "shop" runs nginxinc/nginx-unprivileged:1.27, which needs a writable /tmp (mkdir() "/tmp/client_temp" failed (30: Read-only file system)); add an empty volume at /tmp to containerProperties.mountPoints, and declare its directory of user 101 a VOLUME of the image, for root owns it else',
      ],
      cured: null,
    },
    "a job on Fargate that runs as root": {
      given: nativeJob({ ...locked, image: "adminer", user: "0" }, { platformCapabilities: ["FARGATE"] }),
      says: [
        'container "shop" runs adminer, which needs a writable /tmp (PHP keeps sessions and uploaded SQL files here); add an empty volume, which root owns, at /tmp to containerProperties.mountPoints',
      ],
      cured: {
        type: "container",
        platformCapabilities: ["FARGATE"],
        containerProperties: {
          ...locked,
          image: "adminer",
          user: "0",
          mountPoints: [{ sourceVolume: "writable-tmp", containerPath: "/tmp" }],
          volumes: [{ name: "writable-tmp" }],
        },
      },
    },
    "a job on Fargate of an image whose user has no number": {
      given: nativeJob({ ...locked, image: "adminer" }, { platformCapabilities: ["FARGATE"] }),
      says: [
        'container "shop" runs adminer, which needs a writable /tmp (PHP keeps sessions and uploaded SQL files here); add an empty volume at /tmp to containerProperties.mountPoints, and declare its directory a VOLUME of the image, for root owns it else',
      ],
      cured: null,
    },
    "a job with ECS Exec switched on": {
      given: nativeJob({ ...locked, enableExecuteCommand: true }),
      says: [
        'advisory: container "shop" has ECS Exec switched on, which needs a writable /managed-agents, /var/lib/amazon/ssm and /var/log/amazon/ssm; mount an empty volume at each, or switch it off in containerProperties.enableExecuteCommand',
      ],
      cured: null,
    },
  },
});

const mysql = (volume: object) =>
  nativeTask(
    { image: "mysql:8.4", mountPoints: [{ sourceVolume: "data", containerPath: "/var/lib/mysql" }] },
    { volumes: [{ name: "data", ...volume }] },
  );

testRule(dataOnVolumes, {
  valid: {
    "data in a file system of AWS": mysql({ efsVolumeConfiguration: { filesystemId: "fs-1" } }),
    "data on a volume of Docker that outlives its task": mysql({ dockerVolumeConfiguration: { scope: "shared" } }),
    "data on a volume that is attached at launch": mysql({ configuredAtLaunch: true }),
  },
  invalid: Object.fromEntries(
    Object.entries({ "an empty volume": {}, "a volume of Docker for one task": { dockerVolumeConfiguration: {} } }).map(
      ([name, volume]) => [
        `data on ${name}`,
        {
          given: mysql(volume),
          says: [
            `container "web" keeps the data of mysql:8.4 at /var/lib/mysql in an empty volume, which goes with its task; mount an EFS volume instead of ${at}.mountPoints[0]`,
          ],
          cured: null,
        },
      ],
    ),
  ),
});

const confined = {
  memory: 128,
  dockerSecurityOptions: ["no-new-privileges"],
  linuxParameters: { capabilities: { drop: ["ALL"] } },
};

testRule(confinedProcess, {
  valid: {
    "a task that keeps to its confinement": nativeTask(confined),
    "a limit of the whole task": nativeTask({ ...confined, memory: undefined }, { memory: "512" }),
    "a task on Fargate, which takes no security options": nativeTask(
      { linuxParameters: confined.linuxParameters },
      fargate,
    ),
    "a job, which takes none of them": nativeJob({ resourceRequirements: [{ type: "MEMORY", value: "512" }] }),
  },
  invalid: {
    "a task that declares nothing": {
      given: nativeTask({}),
      says: [
        `container "web" lets processes gain privileges, keeps the default capabilities and has no memory limit; add "no-new-privileges" to ${at}.dockerSecurityOptions; add ALL to ${at}.linuxParameters.capabilities.drop, and what the program needs to capabilities.add; set ${at}.memory`,
      ],
      cured: null,
    },
    "a task on Fargate, which gives no capability back": {
      given: nativeTask({}, fargate),
      says: [`container "web" keeps the default capabilities; add ALL to ${at}.linuxParameters.capabilities.drop`],
      cured: null,
    },
    "options that switch a confinement off": {
      given: nativeTask({
        ...confined,
        dockerSecurityOptions: ["no-new-privileges", "apparmor:unconfined", "label:disable"],
      }),
      says: [
        `container "web" runs without AppArmor and runs without SELinux; remove ${at}.dockerSecurityOptions[1]; remove ${at}.dockerSecurityOptions[2]`,
      ],
      cured: nativeTask(confined).props,
    },
    "the network of the host": {
      given: nativeTask(confined, { networkMode: "host" }),
      says: ['container "web" shares the network of the host; remove networkMode'],
      cured: null,
    },
    "a job without a limit": {
      given: nativeJob({ resourceRequirements: [{ type: "VCPU", value: "1" }] }),
      says: ['container "shop" has no memory limit; set containerProperties.memory'],
      cured: null,
    },
  },
});

testRule(logDriver, {
  valid: {
    "logs in CloudWatch": nativeTask({ logConfiguration: { logDriver: "awslogs" } }),
    "a bound on the file": nativeTask({ logConfiguration: { logDriver: "json-file", options: { "max-size": "10m" } } }),
    "no word about logs on Fargate": nativeTask({}, fargate),
    "no word about the logs of a job": nativeJob({}),
  },
  invalid: {
    "no word about logs on EC2, where Docker writes a file": {
      given: nativeTask({}),
      says: [
        `container "web" writes logs without a size limit; set ${at}.logConfiguration.options.max-size, or ${at}.logConfiguration.logDriver to awslogs`,
      ],
      cured: null,
    },
  },
});

const uploads = (name: string, volume: object, point: object = {}): TestResource => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name,
  props: {
    containerDefinitions: jsonText([
      { name: "web", mountPoints: [{ sourceVolume: "uploads", containerPath: "/srv", ...point }] },
    ]),
    volumes: [{ name: "uploads", ...volume }],
  },
});
const efs = (rest: object = {}) => ({ efsVolumeConfiguration: { fileSystemId: "fs-1", ...rest } });

testStackRule(sharedWritableVolumes, {
  "a file system that two tasks write to": {
    given: [uploads("a", efs()), uploads("b", efs())],
    says: [
      'a: volume "fs-1" is mounted writable by TaskDefinition "a" and TaskDefinition "b"; mount it read-only in all but one',
    ],
  },
  "a file system that one of two tasks may only read": {
    given: [uploads("a", efs()), uploads("b", efs(), { readOnly: true })],
    says: [],
  },
  "two directories of a file system": {
    given: [uploads("a", efs({ rootDirectory: "/a" })), uploads("b", efs({ rootDirectory: "/b" }))],
    says: [],
  },
  "two access points of a file system": {
    given: ["a", "b"].map((name) => uploads(name, efs({ authorizationConfig: { accessPointId: `fsap-${name}` } }))),
    says: [],
  },
  "empty volumes of one name": { given: [uploads("a", {}), uploads("b", {})], says: [] },
});
