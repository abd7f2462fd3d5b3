#!/bin/sh
# Installs what `npm run test:real` needs on Debian: Docker Engine, debootstrap to make its images from packages, and
# Podman with the parts that it only recommends: networks, names in them, and the first process of a pod. And a browser, in
# which test/extended opens the write map.
# Needs root. Does nothing when all of it is there. The engine that comes with it is not started.
set -eu

missing=""
command -v dockerd >/dev/null || missing="$missing docker.io"
command -v debootstrap >/dev/null || missing="$missing debootstrap"
command -v podman >/dev/null || missing="$missing podman"
command -v catatonit >/dev/null || missing="$missing catatonit"
command -v chromium >/dev/null || missing="$missing chromium"
[ -x /usr/lib/podman/netavark ] || missing="$missing netavark"
[ -x /usr/lib/podman/aardvark-dns ] || missing="$missing aardvark-dns"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ]; then
  echo "test/real/install.sh: cannot install$missing: run it as root" >&2
  exit 1
fi
if ! command -v apt-get >/dev/null; then
  echo "test/real/install.sh: cannot install$missing: there is no apt-get here; install them by other means" >&2
  exit 1
fi

# Where no policy is set, packages start their services: a second engine, which the tests do not want.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
  trap 'rm -f "$policy"' EXIT
fi

apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing
