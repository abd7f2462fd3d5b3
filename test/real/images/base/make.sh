#!/bin/sh
# Writes a minimal Debian as a tar archive to standard output. Needs root. $1: an empty directory to work in.
set -eu
here=$(dirname "$0")
debootstrap --variant=minbase bookworm "$1/root" >&2
install -m 0755 "$here/install-packages" "$1/root/usr/local/bin/install-packages"
rm -rf "$1"/root/var/cache/apt/archives/*.deb "$1"/root/var/lib/apt/lists/*
tar -C "$1/root" --numeric-owner -c .
