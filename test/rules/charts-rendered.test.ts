import { chartsRendered } from "../../policies/rules/charts-rendered";
import { urnOf } from "../../policies/testing";
import { testStackRule } from "../support/stack-table";

const types = [
  "kubernetes:helm.sh/v2:Chart",
  "kubernetes:helm.sh/v3:Chart",
  "kubernetes:helm.sh/v4:Chart",
  "kubernetes:yaml:ConfigFile",
  "kubernetes:yaml:ConfigGroup",
  "kubernetes:yaml/v2:ConfigFile",
  "kubernetes:yaml/v2:ConfigGroup",
  "kubernetes:kustomize:Directory",
  "kubernetes:kustomize/v2:Directory",
];
const component = (type: string, parent?: string) => ({
  type,
  name: "shop",
  props: {},
  ...(parent !== undefined && { opts: { parent } }),
});
const chart = component("kubernetes:helm.sh/v4:Chart");
const group = component("kubernetes:yaml:ConfigGroup");
const inChart = { type: "kubernetes:core/v1:ConfigMap", name: "a", props: {}, opts: { parent: urnOf(chart) } };
const says = (kind: string, shown = "shop") =>
  `${shown}: ${kind} "shop" shows no resources, so their containers cannot be judged; preview it again once its provider is known`;
const exemption = { kind: "Chart", reason: "All of its parts are switched off." };

describe(chartsRendered.name, () => {
  testStackRule(chartsRendered, {
    ...Object.fromEntries(
      types.map((type) => [
        `a ${type} without children`,
        { given: [component(type)], says: [says(String(type.split(":").at(-1)))] },
      ]),
    ),
    "a chart with a child": { given: [chart, inChart] },
    "the file of a group, and not the group": {
      given: [group, component("kubernetes:yaml:ConfigFile", urnOf(group))],
      says: [says("ConfigFile")],
    },
    "resources that are no charts": {
      given: [
        { type: "aws:s3/bucket:Bucket", props: {} },
        { ...inChart, opts: {} },
      ],
    },
    "a chart that is exempt": {
      given: [chart, group],
      config: { "charts-rendered": { exemptions: [exemption] } },
      says: [says("ConfigGroup")],
    },
    "a chart whose exemption has expired": {
      given: [chart],
      config: { "charts-rendered": { exemptions: [{ ...exemption, expires: "2020-01-31" }] } },
      says: [`${says("Chart")}; its exemption expired on 2020-01-31`],
    },
  });
});
