import * as pulumi from "@pulumi/pulumi";

interface Sdks {
  "@pulumi/docker": typeof import("@pulumi/docker");
  "@pulumi/kubernetes": typeof import("@pulumi/kubernetes");
}

/** The SDK of a provider, loaded when a component needs it: a program for one platform need not install the other's SDK. */
export function requireSdk<Name extends keyof Sdks>(component: string, name: Name): Sdks[Name] {
  try {
    return require(name);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "MODULE_NOT_FOUND" || !message.includes(`'${name}'`)) throw error;
    throw new pulumi.RunError(`${component} needs the package ${name}: install it with \`npm install ${name}\`.`);
  }
}
