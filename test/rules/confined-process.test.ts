import { confinedProcess } from "../../policies/rules/confined-process";
import { secret, unknown } from "../../policies/testing";
import { container, deployment, pod, service } from "../support/resources";
import { type Invalid, testRule } from "../support/rule-table";

const good = { securityOpts: ["no-new-privileges:true"], capabilities: { drops: ["ALL"] }, memory: 256 };
const docker = (rest: object = {}) => container({ ...good, ...rest });
const options = (...securityOpts: unknown[]) => docker({ securityOpts });
const swarm = (rest: object = {}, limits: object = { memoryBytes: 1 }) =>
  service({ capDrops: ["all"], ...rest }, { resources: { limits } });

const security = {
  allowPrivilegeEscalation: false,
  seccompProfile: { type: "RuntimeDefault" },
  capabilities: { drop: ["ALL"] },
};
const { seccompProfile: _, ...withoutProfile } = security;
const limits = { limits: { memory: "64Mi" } };
const web = (securityContext: unknown, rest: object = {}) => ({
  name: "web",
  securityContext,
  resources: limits,
  ...rest,
});
const kubernetes = (changed: object = {}, spec: object = {}, rest: object = {}) =>
  pod({ containers: [web({ ...security, ...changed }, rest)], ...spec });
const patch = (securityContext: object) => ({
  type: "kubernetes:core/v1:PodPatch",
  props: { spec: { containers: [{ name: "web", securityContext }] } },
});

const own = "spec.containers[0].securityContext";
const says = (text: string) => [`container "web" ${text}`];
const escalates = "lets processes gain privileges; ";
const forbidden = 'add "no-new-privileges:true" to securityOpts';
const lacks = "keeps the default capabilities and has no memory limit";
const steps = "add ALL to capabilities.drops, and what the program needs to capabilities.adds; set memory";
const podSteps = `add ALL to ${"spec.containers[0].securityContext"}.capabilities.drop, and what the program needs to capabilities.add; set spec.containers[0].resources.limits.memory`;
const unconfined = (what: string, cure: string) => says(`runs without ${what}; ${cure}`);
const notKnown = (path: string) => [`advisory: container "web" cannot be judged until ${path} is known`];

const allowList = { defaultAction: "SCMP_ACT_ERRNO", syscalls: [{ names: ["read"], action: "SCMP_ACT_ALLOW" }] };
const denyList = { defaultAction: "SCMP_ACT_ALLOW", syscalls: [{ names: ["mount"], action: "SCMP_ACT_ERRNO" }] };
const open = (profile: object | string): Invalid => {
  const text = `seccomp=${typeof profile === "string" ? profile : JSON.stringify(profile)}`;
  return {
    given: options("no-new-privileges", text),
    says: unconfined("seccomp", "remove securityOpts[1]"),
    cured: options("no-new-privileges").props,
  };
};

testRule(confinedProcess, {
  valid: {
    "types of SELinux for containers on Docker": options(
      "no-new-privileges",
      "label=type:container_init_t",
      "label=level:s0:c1,c2",
    ),
    "a type of SELinux that udica made": kubernetes({ seLinuxOptions: { type: "my_agent.process" } }),
    "a type of SELinux for containers in a service": swarm({ privileges: { seLinuxContext: { type: "container_t" } } }),
    "a container whose own SELinux options replace those of its pod": kubernetes(
      { seLinuxOptions: { level: "s0:c1" } },
      { securityContext: { seLinuxOptions: { type: "spc_t" } } },
    ),
    "a container with no type of SELinux": kubernetes({ seLinuxOptions: { type: "", level: "s0:c1" } }),
    "a confined container": docker(),
    "a seccomp profile that denies by default": options("no-new-privileges", `seccomp=${JSON.stringify(allowList)}`),
    "a seccomp profile that denies some system calls": options(
      "no-new-privileges",
      `seccomp:${JSON.stringify(denyList)}`,
    ),
    "a seccomp profile that no engine can read": options("no-new-privileges", "seccomp={"),
    "networks of its own": docker({ networkMode: "bridge", networksAdvanced: [{ name: "front" }, { name: unknown }] }),
    "an option without a value": options("no-new-privileges"),
    "a profile of one's own": options("no-new-privileges=true", "seccomp=/etc/seccomp.json", "apparmor:docker-web"),
    "a flag in another spelling": options("no-new-privileges:false", "no-new-privileges=1"),
    "a secret option": options(secret("no-new-privileges:true")),
    "the default namespace": docker({ usernsMode: "" }),
    "a confined service": swarm(),
    "a confined pod": kubernetes(),
    "profiles on the pod": pod({
      securityContext: { seccompProfile: { type: "Localhost", localhostProfile: "web.json" } },
      containers: [web(withoutProfile)],
    }),
    "a pod with users of its own": kubernetes({}, { hostUsers: false }),
    "a limit on the pod": kubernetes({}, { resources: limits }, { resources: undefined }),
    "an ephemeral container, which cannot have a limit": pod({
      ephemeralContainers: [{ name: "debug", securityContext: security }],
    }),
    "a patch that leaves it out": patch({}),
    "a privileged container with a limit, of which no-read-only-bypass speaks": container({
      privileged: true,
      memory: 1,
      usernsMode: "host",
    }),
    "unmasked system paths, of which no-read-only-bypass speaks": kubernetes({ procMount: "Unmasked" }),
  },
  invalid: {
    "nothing in a container": {
      given: container({}),
      says: says(`lets processes gain privileges, ${lacks}; ${forbidden}; ${steps}`),
      cured: container({ securityOpts: ["no-new-privileges:true"] }).props,
      left: says(`${lacks}; ${steps}`),
    },
    "nothing in a service, which has less to set": {
      given: service({}),
      says: [
        `service "web" ${lacks}; ` +
          "add ALL to taskSpec.containerSpec.capDrops, and what the program needs to containerSpec.capAdds; set taskSpec.resources.limits.memoryBytes",
      ],
      cured: null,
    },
    ...Object.fromEntries(
      (
        [
          ["the type of containers without confinement", "spc_t", "SELinux"],
          ["the type of a user without confinement", "unconfined_t", "SELinux"],
          ["the type of an engine", "container_runtime_t", "SELinux"],
          ["the type of a daemon", "httpd_t", "the SELinux type of containers"],
        ] as const
      ).flatMap(([name, type, what]): [string, Invalid][] => [
        [
          `${name} of SELinux on Docker`,
          {
            given: options("no-new-privileges", `label=type:${type}`),
            says: unconfined(what, "remove securityOpts[1]"),
            cured: options("no-new-privileges").props,
          },
        ],
        [
          `${name} of SELinux on Docker, after a colon`,
          {
            given: options("no-new-privileges", `label:type:${type}`),
            says: unconfined(what, "remove securityOpts[1]"),
            cured: options("no-new-privileges").props,
          },
        ],
        [
          `${name} of SELinux in a service`,
          {
            given: swarm({ privileges: { seLinuxContext: { type } } }),
            says: [
              `service "web" runs without ${what}; set taskSpec.containerSpec.privileges.seLinuxContext.type to container_t`,
            ],
            cured: swarm({ privileges: { seLinuxContext: { type: "container_t" } } }).props,
          },
        ],
        [
          `${name} of SELinux in a container`,
          {
            given: kubernetes({ seLinuxOptions: { type } }),
            says: unconfined(what, `set ${own}.seLinuxOptions.type to container_t`),
            cured: kubernetes({ seLinuxOptions: { type: "container_t" } }).props,
          },
        ],
        [
          `${name} of SELinux in a pod`,
          {
            given: kubernetes({}, { securityContext: { seLinuxOptions: { type } } }),
            says: unconfined(what, "set spec.securityContext.seLinuxOptions.type to container_t"),
            cured: kubernetes({}, { securityContext: { seLinuxOptions: { type: "container_t" } } }).props,
          },
        ],
      ]),
    ),
    "a type of SELinux that a patch sets": {
      given: patch({ seLinuxOptions: { type: "spc_t" } }),
      says: unconfined("SELinux", `set ${own}.seLinuxOptions.type to container_t`),
      cured: patch({ seLinuxOptions: { type: "container_t" } }).props,
    },
    "an unknown type of SELinux": {
      given: kubernetes({ seLinuxOptions: { type: unknown } }),
      says: notKnown(`${own}.seLinuxOptions.type`),
      cured: null,
    },
    "SELinux switched off in a service": {
      given: swarm({ privileges: { seLinuxContext: { disable: true } } }),
      says: [
        'service "web" runs without SELinux; ' +
          "set taskSpec.containerSpec.privileges.seLinuxContext.disable to false",
      ],
      cured: swarm({ privileges: { seLinuxContext: { disable: false } } }).props,
    },
    "an unknown switch of SELinux in a service": {
      given: swarm({ privileges: { seLinuxContext: { disable: unknown } } }),
      says: [
        'advisory: service "web" cannot be judged until ' +
          "taskSpec.containerSpec.privileges.seLinuxContext.disable is known",
      ],
      cured: null,
    },
    "nothing in a pod": {
      given: pod({ containers: [{ name: "web" }] }),
      says: says(
        `runs without seccomp, lets processes gain privileges, ${lacks}; ` +
          `set ${own}.seccompProfile.type to RuntimeDefault; set ${own}.allowPrivilegeEscalation to false; ${podSteps}`,
      ),
      cured: pod({
        containers: [
          {
            name: "web",
            securityContext: { seccompProfile: { type: "RuntimeDefault" }, allowPrivilegeEscalation: false },
          },
        ],
      }).props,
      left: says(`${lacks}; ${podSteps}`),
    },
    "a cure that the option ignoreChanges undoes": {
      given: { ...docker({ securityOpts: [] }), opts: { ignoreChanges: ["securityOpts"] } },
      says: says(
        `${escalates}${forbidden}; the option ignoreChanges keeps the old securityOpts, so remove that path from it`,
      ),
      cured: null,
    },
    "a seccomp profile that only logs": open({ ...allowList, defaultAction: "SCMP_ACT_LOG" }),
    "a seccomp profile that only traces": open({ ...allowList, defaultAction: "SCMP_ACT_TRACE" }),
    "a seccomp profile that only notifies": open({ ...allowList, defaultAction: "SCMP_ACT_NOTIFY" }),
    "a seccomp profile that allows by default": open({ ...allowList, defaultAction: "SCMP_ACT_ALLOW" }),
    "a seccomp profile with an empty denial": open({
      defaultAction: "SCMP_ACT_ALLOW",
      syscalls: [{}, { names: [], action: "SCMP_ACT_ERRNO" }],
    }),
    "a seccomp profile without a default": open({}),
    "a seccomp profile with a doubled key": open('{"defaultAction":"SCMP_ACT_ALLOW","defaultAction":"SCMP_ACT_ERRNO"}'),
    "a seccomp profile with a key doubled in another case": open(
      '{"DefaultAction":"SCMP_ACT_ALLOW","defaultAction":"SCMP_ACT_ERRNO"}',
    ),
    "the network of the host": {
      given: docker({ networkMode: "host" }),
      says: says("shares the network of the host; remove networkMode"),
      cured: null,
    },
    "the network of another container": {
      given: docker({ networkMode: "container:proxy" }),
      says: says("shares the network of another container; remove networkMode"),
      cured: null,
    },
    "the network of the host by its name": {
      given: docker({ networksAdvanced: [{ name: "front" }, { name: "host" }] }),
      says: says("shares the network of the host; remove networksAdvanced[1]"),
      cured: null,
    },
    "the network of the host in a service": {
      given: service(
        { capDrops: ["ALL"] },
        { networksAdvanceds: [{ name: "host" }], resources: { limits: { memoryBytes: 1 } } },
      ),
      says: ['service "web" shares the network of the host; remove taskSpec.networksAdvanceds[0]'],
      cured: null,
    },
    "the network of the host in a pod": {
      given: kubernetes({}, { hostNetwork: true }),
      says: says("shares the network of the host; remove spec.hostNetwork"),
      cured: null,
    },
    "an unknown mode of the network": {
      given: docker({ networkMode: unknown }),
      says: notKnown("networkMode"),
      cured: null,
    },
    "containers with a profile of the pod switched off and faults of their own, each in a line": {
      given: pod({
        securityContext: { seccompProfile: { type: "Unconfined" } },
        containers: [web(withoutProfile), { ...web(withoutProfile), name: "log", resources: {} }],
      }),
      says: [
        ...unconfined("seccomp", "set spec.securityContext.seccompProfile.type to RuntimeDefault"),
        'container "log" runs without seccomp and has no memory limit; ' +
          "set spec.securityContext.seccompProfile.type to RuntimeDefault; set spec.containers[1].resources.limits.memory",
      ],
      cured: pod({
        securityContext: { seccompProfile: { type: "RuntimeDefault" } },
        containers: [web(withoutProfile), { ...web(withoutProfile), name: "log", resources: {} }],
      }).props,
      left: ['container "log" has no memory limit; set spec.containers[1].resources.limits.memory'],
    },
    "every profile switched off, in either spelling, between others": {
      given: options("seccomp=unconfined", "apparmor:unconfined", secret("no-new-privileges"), "label=disable", "x=y"),
      says: says(
        "runs without seccomp, runs without AppArmor and runs without SELinux; " +
          "remove securityOpts[0]; remove securityOpts[1]; remove securityOpts[3]",
      ),
      cured: options(secret("no-new-privileges"), "x=y").props,
    },
    "a profile switched off before options that are not known and secret, which stay as they are": {
      given: options("seccomp=unconfined", unknown, secret("no-new-privileges")),
      says: [...notKnown("securityOpts[1]"), ...unconfined("seccomp", "remove securityOpts[0]")],
      cured: options(unknown, secret("no-new-privileges")).props,
      left: notKnown("securityOpts[0]"),
    },
    "an option that is overruled by a later one": {
      given: options("no-new-privileges:true", "no-new-privileges:false"),
      says: says(escalates + forbidden),
      cured: options("no-new-privileges:true", "no-new-privileges:false", "no-new-privileges:true").props,
    },
    "a flag that is taken back in another spelling": {
      given: options("no-new-privileges", "no-new-privileges:F"),
      says: says(escalates + forbidden),
      cured: options("no-new-privileges", "no-new-privileges:F", "no-new-privileges:true").props,
    },
    "a flag that no engine accepts": {
      given: options("no-new-privileges=yes"),
      says: says(escalates + forbidden),
      cured: options("no-new-privileges=yes", "no-new-privileges:true").props,
    },
    "null and wrong types": {
      given: docker({ securityOpts: null, capabilities: null, memory: "0" }),
      says: says(`lets processes gain privileges, ${lacks}; ${forbidden}; ${steps}`),
      cured: docker({ securityOpts: ["no-new-privileges:true"], capabilities: null, memory: "0" }).props,
      left: says(`${lacks}; ${steps}`),
    },
    "options that are no list": {
      given: docker({ securityOpts: "no-new-privileges" }),
      says: says(escalates + forbidden),
      cured: null,
    },
    "the users of the host": {
      given: docker({ usernsMode: "host" }),
      says: says("shares the users of the host; remove usernsMode"),
      cured: null,
    },
    "the users of the host in a pod": {
      given: kubernetes({}, { hostUsers: true }),
      says: says("shares the users of the host; remove spec.hostUsers"),
      cured: null,
    },
    "some capabilities dropped, and no bound": {
      given: docker({ capabilities: { drops: ["NET_RAW", "CAP_MKNOD"] }, memory: 0 }),
      says: says(`${lacks}; ${steps}`),
      cured: null,
    },
    "a limit in bytes where the provider counts megabytes": {
      given: docker({ memory: 536870912 }),
      says: says(
        "has a memory limit that no machine reaches; set memory in its own unit, which is megabytes in a docker.Container",
      ),
      cured: null,
    },
    "a capability that no platform knows": {
      given: docker({ capabilities: { drops: ["CAP_ALL"] } }),
      says: says(
        "keeps the default capabilities; add ALL to capabilities.drops, and what the program needs to capabilities.adds",
      ),
      cured: null,
    },
    "a privileged pod without a limit": {
      given: pod({ containers: [{ name: "web", securityContext: { privileged: true } }] }),
      says: says("has no memory limit; set spec.containers[0].resources.limits.memory"),
      cured: null,
    },
    "escalation allowed, even in a patch": {
      given: patch({ allowPrivilegeEscalation: true, seccompProfile: { type: "Unconfined" } }),
      says: says(
        "runs without seccomp and lets processes gain privileges; " +
          `set ${own}.seccompProfile.type to RuntimeDefault; set ${own}.allowPrivilegeEscalation to false`,
      ),
      cured: patch({ allowPrivilegeEscalation: false, seccompProfile: { type: "RuntimeDefault" } }).props,
    },
    "escalation that Kubernetes does not let anyone forbid": {
      given: kubernetes({ allowPrivilegeEscalation: true, capabilities: { add: ["CAP_SYS_ADMIN"], drop: ["ALL"] } }),
      says: says(`${escalates}set ${own}.allowPrivilegeEscalation to false`),
      cured: null,
    },
    "a profile switched off on the pod, in one line": {
      given: deployment({
        securityContext: { seccompProfile: { type: "Unconfined" }, appArmorProfile: { type: "Unconfined" } },
        containers: [web(withoutProfile), { ...web(withoutProfile), name: "log" }],
      }),
      says: says(
        "runs without seccomp and runs without AppArmor; " +
          "set spec.template.spec.securityContext.seccompProfile.type to RuntimeDefault; " +
          "set spec.template.spec.securityContext.appArmorProfile.type to RuntimeDefault",
      ),
      cured: deployment({
        securityContext: { seccompProfile: { type: "RuntimeDefault" }, appArmorProfile: { type: "RuntimeDefault" } },
        containers: [web(withoutProfile), { ...web(withoutProfile), name: "log" }],
      }).props,
    },
    "AppArmor switched off by an annotation": {
      given: {
        ...kubernetes(),
        props: {
          ...kubernetes().props,
          metadata: { annotations: { "container.apparmor.security.beta.kubernetes.io/web": "unconfined" } },
        },
      },
      says: unconfined(
        "AppArmor",
        'set metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"] to runtime/default',
      ),
      cured: {
        ...kubernetes().props,
        metadata: { annotations: { "container.apparmor.security.beta.kubernetes.io/web": "runtime/default" } },
      },
    },
    "unknown options": { given: docker({ securityOpts: unknown }), says: notKnown("securityOpts"), cured: null },
    "an unknown option": { given: options(unknown), says: notKnown("securityOpts[0]"), cured: null },
    "unknown capabilities": {
      given: docker({ capabilities: { drops: [unknown] } }),
      says: notKnown("capabilities.drops[0]"),
      cured: null,
    },
    "an unknown limit": { given: docker({ memory: unknown }), says: notKnown("memory"), cured: null },
    "an unknown limit in a pod that has none": {
      given: kubernetes({}, {}, { resources: { limits: { memory: unknown } } }),
      says: notKnown("spec.containers[0].resources.limits.memory"),
      cured: null,
    },
    "no limit in a pod whose own is unknown": {
      given: kubernetes({}, { resources: { limits: { memory: unknown } } }, { resources: undefined }),
      says: notKnown("spec.resources.limits.memory"),
      cured: null,
    },
    "an unknown security context": { given: pod({ containers: [web(unknown)] }), says: notKnown(own), cured: null },
  },
});
