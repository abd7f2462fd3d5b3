#!/bin/sh
# Installs the program from npm into $1.
set -eu
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$1/app" node-red@4.1.4
