#!/bin/sh
# Builds the program from its Go module into $1.
set -eu
GOBIN="$1" CGO_ENABLED=0 go install github.com/caddyserver/caddy/v2/cmd/caddy@v2.8.4
