import type { Log } from "./build";
import { Failures } from "./cache";
import { ensurePackages, type Packages, runPython } from "./pip";
import type { Outcome } from "./run";

const versions = { boto3: "1.44.8", botocore: "1.44.8", moto: "5.2.5" };

/** The models of the services of AWS, which its own client checks requests by, and a server that stands in for the services. */
export function ensureAws(log: Log = () => {}, failures = new Failures()): Promise<Packages> {
  const exact = Object.entries(versions).map(([name, version]) => `${name}==${version}`);
  return ensurePackages(
    {
      name: `aws-botocore-${versions.botocore}-moto-${versions.moto}`,
      label: `botocore ${versions.botocore} and moto ${versions.moto}`,
      cost: "120 MB, about a minute",
      // The last three serve moto over HTTP, and are what its service for AWS Batch imports.
      requirements: [...exact, "flask", "flask-cors", "docker"],
    },
    log,
    failures,
  );
}

/** Runs a script with these packages. */
export const runAws = (directory: string, script: string, args: readonly string[]): Promise<Outcome> =>
  runPython(directory, [script, ...args]);
