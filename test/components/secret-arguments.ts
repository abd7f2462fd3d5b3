// Programs that give, as plain strings, every argument that its contract calls secret.

/** An argument whose contract calls its value secret, set in a program of one component to a secret of its own. */
export interface SecretArgument {
  component: string;
  /** The type and property, as the schema has them. */
  argument: string;
  secret: string;
  args: Record<string, unknown>;
}

const workloads = ["HardenedDeployment", "HardenedStatefulSet", "HardenedDaemonSet", "HardenedJob", "HardenedCronJob"];

const container = (argument: string, secret: string) => ({
  name: "web",
  image: "app",
  ...(argument.startsWith("PodFile") ? { files: { "/etc/key": { secret } } } : { secretEnv: { PASSWORD: secret } }),
});

export const secretArguments: readonly SecretArgument[] = [
  {
    component: "HardenedService",
    argument: "ServiceFile.secret",
    secret: "hunter-service-file",
    args: { image: "app", files: { "/run/secrets/key": { secret: "hunter-service-file" } } },
  },
  ...workloads.flatMap((component) =>
    [
      "PodContainer.secretEnv",
      "PodFile.secret",
      "PodInitContainer.secretEnv",
      "PodFile.secret of an init container",
    ].map((argument): SecretArgument => {
      const secret = `hunter-${component}-${argument.toLowerCase().replaceAll(/\W/g, "-")}`;
      const init = argument.includes("nit");
      const own = { ...container(argument, secret), name: "own" };
      const schedule = component === "HardenedCronJob" ? { schedule: "@daily" } : {};
      const args = init
        ? { containers: [{ name: "web", image: "app" }], initContainers: [own] }
        : { containers: [own] };
      return { component, argument, secret, args: { ...schedule, ...args } };
    }),
  ),
];
