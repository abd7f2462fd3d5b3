#!/bin/sh
# Builds the program from its Go module into $1.
set -eu
GOBIN="$1" CGO_ENABLED=0 go install github.com/nats-io/nats-server/v2@v2.10.18
