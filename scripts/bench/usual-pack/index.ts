import * as kubernetes from "@pulumi/kubernetes";
import { PolicyPack, type ResourceValidationPolicy, validateResourceOfType } from "@pulumi/policy";

interface PodTemplate {
  spec?: { containers?: { name: string; securityContext?: { readOnlyRootFilesystem?: boolean } }[] };
}

function check(template: PodTemplate | undefined, report: (message: string) => void): void {
  for (const { name, securityContext } of template?.spec?.containers ?? []) {
    if (securityContext?.readOnlyRootFilesystem !== true) report(`container ${name} has a writable root filesystem`);
  }
}

const about = (kind: string): Pick<ResourceValidationPolicy, "name" | "description" | "enforcementLevel"> => ({
  name: `${kind}-read-only-root`,
  description: "Containers run on a read-only root filesystem.",
  enforcementLevel: "mandatory",
});

const { apps, batch, core } = kubernetes;

process.chdir(__dirname);
new PolicyPack("usual", {
  policies: [
    {
      ...about("pod"),
      validateResource: validateResourceOfType(core.v1.Pod, ({ spec }, _, report) =>
        check({ spec } as PodTemplate, report),
      ),
    },
    {
      ...about("deployment"),
      validateResource: validateResourceOfType(apps.v1.Deployment, ({ spec }, _, report) => {
        check(spec?.template as PodTemplate, report);
      }),
    },
    {
      ...about("statefulset"),
      validateResource: validateResourceOfType(apps.v1.StatefulSet, ({ spec }, _, report) => {
        check(spec?.template as PodTemplate, report);
      }),
    },
    {
      ...about("daemonset"),
      validateResource: validateResourceOfType(apps.v1.DaemonSet, ({ spec }, _, report) => {
        check(spec?.template as PodTemplate, report);
      }),
    },
    {
      ...about("job"),
      validateResource: validateResourceOfType(batch.v1.Job, ({ spec }, _, report) => {
        check(spec?.template as PodTemplate, report);
      }),
    },
    {
      ...about("cronjob"),
      validateResource: validateResourceOfType(batch.v1.CronJob, ({ spec }, _, report) =>
        check(spec?.jobTemplate?.spec?.template as PodTemplate, report),
      ),
    },
  ],
});
