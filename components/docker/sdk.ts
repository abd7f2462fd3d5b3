import * as pulumi from "@pulumi/pulumi";

/** The SDK of the Docker provider, loaded when a Docker component is declared: who uses only Kubernetes need not install it. */
export function dockerSdk(component: string): typeof import("@pulumi/docker") {
  try {
    return require("@pulumi/docker");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "MODULE_NOT_FOUND" || !message.includes("'@pulumi/docker'")) throw error;
    throw new pulumi.RunError(
      `${component} needs the package @pulumi/docker: install it with \`npm install @pulumi/docker\`.`,
    );
  }
}
