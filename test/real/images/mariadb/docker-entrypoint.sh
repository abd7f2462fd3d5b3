#!/bin/bash
# Drops from root to mysql, makes the databases when there are none, then runs the server.
set -eu
case "$1" in -*) set -- mariadbd "$@" ;; mysqld) shift; set -- mariadbd "$@" ;; esac
if [ "$1" != mariadbd ]; then exec "$@"; fi

# The value of MARIADB_$1 or MYSQL_$1, or of the file that either with _FILE names.
value() {
  local name
  for name in "MARIADB_$1" "MYSQL_$1"; do
    local file="${name}_FILE"
    if [ -n "${!file:-}" ]; then cat "${!file}"; return; fi
    if [ -n "${!name:-}" ]; then printf %s "${!name}"; return; fi
  done
}
# A text as an SQL string.
quoted() { printf "'%s'" "$(sed -e 's/\\/\\\\/g' -e "s/'/\\\\'/g" <<<"$1")"; }

if [ "$(id -u)" = 0 ]; then
  mkdir -p /var/lib/mysql /run/mysqld
  for dir in /var/lib/mysql /run/mysqld; do
    find "$dir" \! -user mysql -exec chown mysql:mysql '{}' +
  done
  exec setpriv --reuid=mysql --regid=mysql --init-groups "$0" "$@"
fi

if [ ! -d /var/lib/mysql/mysql ]; then
  root=$(value ROOT_PASSWORD)
  if [ -z "$root" ]; then
    echo "error: database is uninitialized and no root password is set: give MARIADB_ROOT_PASSWORD" >&2
    exit 1
  fi
  echo "Initializing database files" >&2
  mariadb-install-db --datadir=/var/lib/mysql --skip-test-db --auth-root-authentication-method=normal >/dev/null
  database=$(value DATABASE) user=$(value USER)
  {
    # The accounts of the installation that have no password.
    echo "DELETE FROM mysql.global_priv WHERE Host <> 'localhost';"
    echo "FLUSH PRIVILEGES;"
    echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $(quoted "$root");"
    echo "CREATE USER 'root'@'%' IDENTIFIED BY $(quoted "$root");"
    echo "GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;"
    if [ -n "$database" ]; then echo "CREATE DATABASE \`$database\`;"; fi
    if [ -n "$user" ]; then
      echo "CREATE USER $(quoted "$user")@'%' IDENTIFIED BY $(quoted "$(value PASSWORD)");"
      if [ -n "$database" ]; then echo "GRANT ALL ON \`$database\`.* TO $(quoted "$user")@'%';"; fi
    fi
  } | mariadbd --bootstrap
fi
exec "$@"
