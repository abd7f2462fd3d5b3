// The Docker provider's own Go module is in no registry. What it is made of is: the Terraform provider and Pulumi's
// bridge. This program joins them the same way, without the Image resource, which needs neither.
package main

import (
	_ "embed"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"

	"pulumi-readonly-rootfs/toolchain/docker/info"
)

// Written by ./schema at build time (tools/toolchain/parts.ts).
//
//go:embed schema.json
var schema []byte

func main() {
	tfbridge.Main("docker", info.Version, info.Provider(), schema)
}
