#!/bin/bash
# Drops from root to postgres, makes the databases when there are none, then runs the server.
set -eu
case "$1" in -*) set -- postgres "$@" ;; esac
if [ "$1" != postgres ]; then exec "$@"; fi
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA"
  mkdir -p /var/run/postgresql || true
  chmod 3777 /var/run/postgresql || true
  find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
  find /var/run/postgresql \! -user postgres -exec chown postgres '{}' +
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
mkdir -p "$PGDATA"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  if [ -z "${POSTGRES_PASSWORD:-}" ]; then
    echo "Error: Database is uninitialized and superuser password is not specified: give POSTGRES_PASSWORD" >&2
    exit 1
  fi
  initdb --username=postgres --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") --auth-host=scram-sha-256 >/dev/null
  echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
  # As the official entrypoint: a server of its own, on a socket only, for the first database.
  pg_ctl -w -o "-c listen_addresses=''" start
  if [ -n "${POSTGRES_DB:-}" ]; then createdb --username=postgres --no-password "$POSTGRES_DB"; fi
  pg_ctl -w -m fast stop
fi
exec "$@"
