#!/bin/bash
# Puts WordPress into the working directory unless it is there, and its configuration beside it.
set -eu
if [[ "$1" == apache2* ]]; then
  if [ ! -e index.php ] && [ ! -e wp-includes/version.php ]; then
    owner=()
    if [ "$(id -u)" = 0 ]; then owner=(--owner=www-data --group=www-data); fi
    echo "WordPress not found in $PWD - copying now..." >&2
    tar -C /usr/src/wordpress "${owner[@]}" -c . | tar -x --no-overwrite-dir
    echo "Complete! WordPress has been successfully copied to $PWD" >&2
  fi
  if [ ! -s wp-config.php ] && [ -n "${!WORDPRESS_*}" ]; then
    cp wp-config-docker.php wp-config.php
  fi
fi
exec "$@"
