import * as pulumi from "@pulumi/pulumi";

/** The SDK of the Kubernetes provider, loaded when such a component is declared: who uses only Docker need not install it. */
export function kubernetesSdk(component: string): typeof import("@pulumi/kubernetes") {
  try {
    return require("@pulumi/kubernetes");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "MODULE_NOT_FOUND" || !message.includes("'@pulumi/kubernetes'")) throw error;
    throw new pulumi.RunError(
      `${component} needs the package @pulumi/kubernetes: install it with \`npm install @pulumi/kubernetes\`.`,
    );
  }
}
