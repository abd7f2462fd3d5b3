const { PolicyPack } = require("@pulumi/policy");

// The SDK takes the version from the package.json of the working directory.
process.chdir(__dirname);

new PolicyPack("skip-await", {
  policies: [
    {
      name: "skip-await",
      description: "Pulumi does not wait until objects are ready.",
      enforcementLevel: "remediate",
      remediateResource({ type, props }) {
        if (!type.startsWith("kubernetes:")) return undefined;
        props.metadata ??= {};
        props.metadata.annotations = { ...props.metadata.annotations, "pulumi.com/skipAwait": "true" };
        return props;
      },
    },
  ],
});
