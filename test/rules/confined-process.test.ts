import { confinedProcess } from "../../policies/rules/confined-process";
import { secret, unknown } from "../../policies/testing";
import { container, deployment, pod, service } from "../support/given";
import { testRule } from "../support/rule-table";

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
const unconfined = (what: string, cure: string) => says(`runs without ${what}; ${cure}`);
const notKnown = (path: string) => [`advisory: container "web" cannot be judged until ${path} is known`];

testRule(confinedProcess, {
  valid: {
    "a confined container": docker(),
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
      says: [
        ...says(escalates + forbidden),
        ...says("keeps the default capabilities (no ALL in capabilities.drops) and has no memory limit (memory)"),
      ],
      cured: container({ securityOpts: ["no-new-privileges:true"] }).props,
      left: says("keeps the default capabilities (no ALL in capabilities.drops) and has no memory limit (memory)"),
    },
    "nothing in a service, which has less to set": {
      given: service({}),
      says: [
        'service "web" keeps the default capabilities (no ALL in taskSpec.containerSpec.capDrops)' +
          " and has no memory limit (taskSpec.resources.limits.memoryBytes)",
      ],
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
      says: [
        ...unconfined("seccomp", `set ${own}.seccompProfile.type to RuntimeDefault`),
        ...says(`${escalates}set ${own}.allowPrivilegeEscalation to false`),
        ...says(
          `keeps the default capabilities (no ALL in ${own}.capabilities.drop)` +
            " and has no memory limit (spec.containers[0].resources.limits.memory)",
        ),
      ],
      cured: pod({
        containers: [
          {
            name: "web",
            securityContext: { seccompProfile: { type: "RuntimeDefault" }, allowPrivilegeEscalation: false },
          },
        ],
      }).props,
      left: says(
        `keeps the default capabilities (no ALL in ${own}.capabilities.drop)` +
          " and has no memory limit (spec.containers[0].resources.limits.memory)",
      ),
    },
    "every profile switched off, in either spelling, between others": {
      given: options("seccomp=unconfined", "apparmor:unconfined", secret("no-new-privileges"), "label=disable", "x=y"),
      says: [
        ...unconfined("seccomp", "remove securityOpts[0]"),
        ...unconfined("AppArmor", "remove securityOpts[1]"),
        ...unconfined("SELinux", "remove securityOpts[3]"),
      ],
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
      says: [
        ...says(escalates + forbidden),
        ...says("keeps the default capabilities (no ALL in capabilities.drops) and has no memory limit (memory)"),
      ],
      cured: docker({ securityOpts: ["no-new-privileges:true"], capabilities: null, memory: "0" }).props,
      left: says("keeps the default capabilities (no ALL in capabilities.drops) and has no memory limit (memory)"),
    },
    "options that are no list": {
      given: docker({ securityOpts: "no-new-privileges" }),
      says: says(escalates + forbidden),
      cured: null,
    },
    "the users of the host": {
      given: docker({ usernsMode: "host" }),
      says: says("shares the users of the host (usernsMode)"),
      cured: null,
    },
    "the users of the host in a pod": {
      given: kubernetes({}, { hostUsers: true }),
      says: says("shares the users of the host (spec.hostUsers)"),
      cured: null,
    },
    "some capabilities dropped, and no bound": {
      given: docker({ capabilities: { drops: ["NET_RAW", "CAP_MKNOD"] }, memory: 0 }),
      says: says("keeps the default capabilities (no ALL in capabilities.drops) and has no memory limit (memory)"),
      cured: null,
    },
    "a capability that no platform knows": {
      given: docker({ capabilities: { drops: ["CAP_ALL"] } }),
      says: says("keeps the default capabilities (no ALL in capabilities.drops)"),
      cured: null,
    },
    "a privileged pod without a limit": {
      given: pod({ containers: [{ name: "web", securityContext: { privileged: true } }] }),
      says: says("has no memory limit (spec.containers[0].resources.limits.memory)"),
      cured: null,
    },
    "escalation allowed, even in a patch": {
      given: patch({ allowPrivilegeEscalation: true, seccompProfile: { type: "Unconfined" } }),
      says: [
        ...unconfined("seccomp", `set ${own}.seccompProfile.type to RuntimeDefault`),
        ...says(`${escalates}set ${own}.allowPrivilegeEscalation to false`),
      ],
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
      says: [
        ...unconfined("seccomp", "set spec.template.spec.securityContext.seccompProfile.type to RuntimeDefault"),
        ...unconfined("AppArmor", "set spec.template.spec.securityContext.appArmorProfile.type to RuntimeDefault"),
      ],
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
