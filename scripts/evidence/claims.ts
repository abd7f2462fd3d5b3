/** A claim of the project, and the suites that prove it, by file and outermost title. */
export interface Claim {
  readonly claim: string;
  readonly suites: readonly (readonly [file: string, suite: string])[];
}

const rules = "test/rules";
const engine = "test/real/docker";
const cluster = "test/real/kubernetes";

export const claims: readonly Claim[] = [
  {
    claim:
      "Docker containers, Swarm services, tasks and jobs of AWS and 60 Kubernetes classes get the same verdict in the same words.",
    suites: [["test/platforms/parity.test.ts", "every platform gives the same verdict in the same words"]],
  },
  {
    claim: "Every pod-bearing class of the installed Kubernetes SDK is covered, and custom resources by their shape.",
    suites: [
      ["test/platforms/tokens.test.ts", "every pod-bearing class of the installed Kubernetes SDK resolves"],
      ["test/platforms/tokens.test.ts", "custom resources are found by shape"],
      ["test/platforms/landscape.test.ts", "the kinds of the CNCF landscape whose operators make pods"],
    ],
  },
  {
    claim: "No shape of inputs aborts a run, and a second cure changes nothing.",
    suites: [["test/platforms/total.test.ts", "no shape of inputs aborts a run"]],
  },
  {
    claim: "No message contains a secret path or name, wherever the inputs have it.",
    suites: [["test/platforms/total.test.ts", "no secret is in a message"]],
  },
  {
    claim: "A team configures its own images and mirrors once, for every rule that looks images up.",
    suites: [["test/pack/own-images.test.ts", "a team's own images, configured under writable-paths-declared"]],
  },
  {
    claim:
      "Every mistake in a configuration is told in a sentence: all of a rule in a run, all of a file by `check-config`.",
    suites: [
      ["test/cli/check-config.test.ts", "the command check-config"],
      ["test/images/directory.test.ts", "the option imagesFrom"],
      ["test/e2e/configuration.test.ts", "a preview with a bad configuration"],
    ],
  },
  {
    claim:
      "Kubernetes documents, rendered charts and Compose files get from `check` the verdict that the pack gives to the same resources of a program.",
    suites: [
      ["test/cli/check-pack.test.ts", "the verdicts of the command check"],
      ["test/cli/check-compose.test.ts", "Compose files in the command check"],
      ["test/cli/check-helm.test.ts", "what helm template prints, piped into the command check"],
      ["test/cli/check.test.ts", "the command check"],
    ],
  },
  {
    claim: "The commands of the page for two hundred stacks accept what is there, and block only what is new.",
    suites: [["test/extended/fleet.test.ts", "the commands of docs/fleet.md, run by the real CLI"]],
  },
  {
    claim: "A newer catalogue leaves a mount of a program alone.",
    suites: [["test/images/newer-catalogue.test.ts", "a mount that a cure made and that the program now has"]],
  },
  {
    claim:
      "What a scan of a cluster holds is judged once, at its controller, and no owner reference hides what the controller lacks.",
    suites: [
      ["test/engine/controlled.test.ts", "objects that controllers of a cluster made"],
      ["test/engine/controlled.test.ts", "objects that controllers of a cluster made, in an update"],
      ["test/reports/controlled.test.ts", "the report of a scan of a cluster"],
      ["test/e2e/controlled.test.ts", "objects that controllers of a cluster made, with the real CLI"],
      ["test/real/kubernetes/live.test.ts", "objects as a Kubernetes API server shows them"],
    ],
  },
  {
    claim: "Reports are complete when a preview fails or is interrupted, satisfy SARIF's schema and hold no secret.",
    suites: [
      ["test/reports/pack.test.ts", "READONLY_ROOTFS_REPORT"],
      ["test/extended/sarif.test.ts", "SARIF reports"],
      ["test/extended/write-map.test.ts", "the write map in a browser"],
      ["test/extended/ci.test.ts", "the files of docs/ci.md, run by the real CLI"],
    ],
  },
  {
    claim: "Whatever the rules refuse, no component takes.",
    suites: [["test/gate/components.test.ts", "whatever the rules refuse, no component takes"]],
  },
  {
    claim: "What a preview or a scan could not look into is one line, never a silent pass.",
    suites: [
      ["test/e2e/silent.test.ts", "a preview of charts and manifests whose cluster is made by the same program"],
      ["test/e2e/silent.test.ts", "`pulumi policy analyze --file` of a state with a secret beside a writable root"],
      ["test/e2e/silent.test.ts", "a preview of a container whose image is given by id"],
    ],
  },
  {
    claim: "An image that the stack builds is judged by its Dockerfile, or one line says why it is not.",
    suites: [
      ["test/images/dockerfile.test.ts", "a Dockerfile as BuildKit reads it"],
      ["test/engine/built.test.ts", "an image that the stack builds"],
      ["test/engine/built.test.ts", "an image that other resources of the stack pull or tag after its build"],
      ["test/e2e/built-images.test.ts", "the preview of containers whose image the program builds"],
    ],
  },
  {
    claim: "Each kind of mount that does not serve an image is reported before the engine shows it.",
    suites: [["test/real/docker/kinds.test.ts", "each kind of mount that does not serve, on the engine"]],
  },
  {
    claim: "The programs in the documents of the rules fail and pass as documented.",
    suites: [[`${rules}/documents.test.ts`, "the programs in the documents are true"]],
  },
  {
    claim: "The resources of the components pass every rule, for generated arguments and every recipe.",
    suites: [["test/components/rules.test.ts", "what the components declare passes every rule at level mandatory"]],
  },
  {
    claim: "The components refuse 300 attempts to get around a read-only root before they register anything.",
    suites: [["test/components/hostile/attempts.test.ts", "the components refuse, before they register anything,"]],
  },
  {
    claim: "Every argument of every component changes a resource that the component declares.",
    suites: [["test/components/arguments.test.ts", "every argument"]],
  },
  {
    claim: "Arguments whose contract calls them secret stand in a state encrypted only.",
    suites: [["test/e2e/secrets.test.ts", "the state that `pulumi stack export` shows after a deployment"]],
  },
  {
    claim:
      "A workload that exists moves into a component: updated in Kubernetes, replaced with its volumes kept in Docker.",
    suites: [
      ["test/components/adoption.test.ts", "adopts"],
      [`${cluster}/adopts.test.ts`, "docs/move.md, followed with a Kubernetes API server"],
      [`${engine}/adopts.test.ts`, "a container of Docker that moves into a HardenedContainer"],
    ],
  },
  {
    claim:
      "After `up` and `refresh` the components have nothing to do, with every argument, on an API server and on an engine.",
    suites: [
      [`${cluster}/settled.test.ts`, "the components on a Kubernetes API server, with every argument"],
      [`${engine}/adopts.test.ts`, "a container of Docker that moves into a HardenedContainer"],
    ],
  },
  {
    claim: "Three programs of pulumi/examples, rewritten with the components, declare the same resources.",
    suites: [
      ["test/components/rewritten/rewritten.test.ts", "a program of pulumi/examples, rewritten with the components,"],
    ],
  },
  {
    claim: "No shape of a component's arguments or options leads to an error of JavaScript.",
    suites: [["test/components/shapes.test.ts", "no shape of arguments leads to an error of JavaScript"]],
  },
  {
    claim: "The components work from a Python program, with an SDK made of their schema.",
    suites: [["test/extended/python.test.ts", "the components from Python"]],
  },
  {
    claim: "The programs in the READMEs declare WordPress and its database, and the pack accepts them.",
    suites: [["test/docs/readme.test.ts", "the programs in the READMEs are true"]],
  },
  {
    claim: "The pack starts from its directory, as an executable and after publishing, on Node.js 20, 22 and 24.",
    suites: [
      ["test/pack/start.test.ts", "the built pack starts"],
      ["test/pack/start.test.ts", "the built pack on other versions of Node.js"],
      ["test/e2e/publish.test.ts", "the published pack"],
    ],
  },
  {
    claim:
      "The directory of the pack finds and cures the same under the oldest Pulumi CLI that it allows as under the newest.",
    suites: [["test/extended/oldest-cli.test.ts", "the directory of the pack under the oldest Pulumi CLI, 3.185.0"]],
  },
  {
    claim: "The real Pulumi CLI prints for every example what its expected files contain.",
    suites: [
      ["test/e2e/examples.test.ts", "the real CLI says of the demo's examples what their expected.txt has"],
      ["test/extended/examples.test.ts", "the real CLI says of every other example what its expected files have"],
    ],
  },
  {
    claim: "At level `remediate` every mandatory rule accepts the containers of a plain program.",
    suites: [
      ["test/e2e/remediate.test.ts", "at level remediate"],
      [
        `${cluster}/cured.test.ts`,
        "a program that says nothing of the root filesystem, in a cluster that refuses a writable one",
      ],
    ],
  },
  {
    claim:
      "Plain WordPress on a read-only root stops with AH00023, then for its pid file, then serves, as the pack predicts.",
    suites: [[`${engine}/story.test.ts`, "the story: WordPress with --read-only, one step at a time"]],
  },
  {
    claim: "The hardened WordPress and MySQL serve pages, keep uploads, and survive restarts and replacement.",
    suites: [[`${engine}/wordpress.test.ts`, "examples/wordpress-docker on a real engine"]],
  },
  {
    claim: "Attacks that succeed in a careless container fail in the hardened ones.",
    suites: [[`${engine}/attacks.test.ts`, "attacks on examples/wordpress-docker, and on a careless container"]],
  },
  {
    claim:
      "Catalogue entries called `rebuilt` work with exactly their paths and by `recipe()`, and fail or degrade without each.",
    suites: [[`${engine}/catalogue.test.ts`, "the catalogue against images rebuilt from Debian packages"]],
  },
  {
    claim: "Docker refuses uploads into a read-only container, as the rule no-uploads says.",
    suites: [[`${engine}/provider.test.ts`, "what the pack foretells about the Docker provider"]],
  },
  {
    claim: "A Kubernetes API server with ReadOnlyRootAdmission judges generated pods exactly as the pack does.",
    suites: [[`${cluster}/admission.test.ts`, "ReadOnlyRootAdmission, deployed to a Kubernetes API server"]],
  },
  {
    claim: "The hardened WordPress is admitted to a namespace that enforces the standard *restricted*.",
    suites: [[`${cluster}/wordpress.test.ts`, "examples/wordpress-kubernetes, deployed to a Kubernetes API server"]],
  },
  {
    claim: "Checkov reports no finding about container hardening in the manifests of the Kubernetes examples.",
    suites: [["test/extended/checkov.test.ts", "what Checkov says of the manifests of the Kubernetes examples"]],
  },
  {
    claim:
      "WordPress in the image of examples/wordpress-ecs serves pages with exactly the mounts of its task definition.",
    suites: [[`${engine}/ecs.test.ts`, "examples/wordpress-ecs on a real engine"]],
  },
  {
    claim: "ECS Exec that a service switches on is told, once, at the task definition that it runs.",
    suites: [["test/engine/agents.test.ts", "ECS Exec that a service switches on"]],
  },
  {
    claim: "The services of AWS take what cures make of tasks and jobs, by botocore's models and moto's server.",
    suites: [["test/extended/aws.test.ts", "the services of AWS and the cures of the pack"]],
  },
  {
    claim: "The real CLI prints findings about containers in JSON texts, and hands the cured texts to the provider.",
    suites: [["test/e2e/aws.test.ts", "tasks and jobs of AWS in a preview of the real CLI"]],
  },
  {
    claim: "Checkov and the pack agree on the root of every container of Amazon ECS, before and after cures.",
    suites: [["test/extended/aws.test.ts", "Checkov and read-only-root about containers of Amazon ECS"]],
  },
  {
    claim: "A daemon or API server that goes away, or a killed pack, gives a clear error and loses no state.",
    suites: [
      ["test/real/faults/unreachable.test.ts", "the Docker daemon goes away"],
      ["test/real/faults/unreachable.test.ts", "the Kubernetes API server is unreachable"],
      ["test/real/faults/pack.test.ts", "the policy pack fails while Pulumi runs"],
    ],
  },
  {
    claim: "An update does not begin when the disk of the state backend is full, and the state stays whole.",
    suites: [["test/real/faults/disk-full.test.ts", "the disk of the state backend is full"]],
  },
  {
    claim: "The rendered pods of the hardened WordPress serve pages in Podman, and their roots refuse writes.",
    suites: [["test/real/podman/wordpress.test.ts", "examples/wordpress-kubernetes, rendered and run by Podman"]],
  },
  {
    claim: "The executable entry gives the same answers as the directory, on Node.js 20, 22 and 24.",
    suites: [["test/extended/bundle.test.ts", "the executable entry and the directory"]],
  },
  {
    claim: "Both packages work from their tarballs in a fresh project, and contain exactly the listed files.",
    suites: [
      ["test/extended/packages.test.ts", "a fresh project outside the checkout"],
      [
        "test/extended/other-languages.test.ts",
        "the components in other languages, from the tarball, as their README says",
      ],
      ["test/packages/files.test.ts", "the published packages"],
    ],
  },
  {
    claim: "The rules and the test harness also serve packs with their own rules.",
    suites: [["test/packages/own-rules.test.ts", "a pack with its own rules"]],
  },
  {
    claim: "A path counts as writable only where the container's user can write through its mount.",
    suites: [["test/images/serves.test.ts", "how a mount serves what an image needs"]],
  },
  {
    claim: "The literal cure of a first message about an image earns no second finding.",
    suites: [["test/images/first-message.test.ts", "the first message about an image of the catalogue"]],
  },
  {
    claim: "Vendors' own read-only layouts hear nothing, and hear about a path that is taken away.",
    suites: [["test/catalogue/layouts.test.ts", "the vendors' own read-only layouts"]],
  },
  {
    claim: "Catalogue entries agree with VOLUME, USER, ENTRYPOINT and accounts of their pinned sources.",
    suites: [["test/catalogue/check.test.ts", "the comparison of the catalogue with its sources"]],
  },
  {
    claim: "Attempts at a writable root or its equal are refused, and legitimate programs stay quiet.",
    suites: [
      ["test/gate/attempts.test.ts", "the gate, at the levels the pack starts with"],
      ["test/gate/legitimate.test.ts", "a legitimate program, at the levels the pack starts with"],
      ["test/gate/inputs.test.ts", "every input of what declares containers"],
      [
        `${cluster}/attempts.test.ts`,
        "the worst attempts on the gate, with the real CLI, the real provider and a Kubernetes API server",
      ],
      ["test/extended/many.test.ts", "many generated resources"],
    ],
  },
  {
    claim: "Time and memory for large stacks and long paths grow with their size.",
    suites: [["test/pack/bounds.test.ts", "the cost of a large question"]],
  },
  {
    claim: "`discover` finds for rebuilt images the paths of their catalogue entries, none missing and none too many.",
    suites: [["test/real/cli/images.test.ts", "discover, on images rebuilt from Debian packages"]],
  },
  {
    claim: "`discover` finds exactly the paths that cannot be left out, by ablation, for images of many makes.",
    suites: [["test/real/cli/makes.test.ts", "discover, on images of many makes"]],
  },
  {
    claim: "`discover` leaves nothing behind: beside another one, and after the engine went away in the middle.",
    suites: [["test/real/cli/together.test.ts", "discover, beside other users of the engine"]],
  },
  {
    claim: "`catalogue:verify` lists what differs between an image and its entry, and writes the proof into it.",
    suites: [
      ["test/real/cli/verify.test.ts", "catalogue:verify, on local images"],
      ["test/scripts/catalogue-verify.test.ts", "the differences between a proof and an entry"],
      ["test/scripts/catalogue-verify.test.ts", "the proof in an entry"],
    ],
  },
];
