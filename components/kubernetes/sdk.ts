import * as pulumi from "@pulumi/pulumi";

/** The SDK of the Kubernetes provider, loaded when such a component is declared: who uses only Docker need not install it. */
export function kubernetesSdk(component: string): typeof import("@pulumi/kubernetes") {
  try {
    return require("@pulumi/kubernetes");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new pulumi.RunError(
      `${component} needs the package @pulumi/kubernetes: install it with \`npm install @pulumi/kubernetes\`.`,
    );
  }
}
