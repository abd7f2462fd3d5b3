#!/bin/sh
# As the official one: the first start keeps the command that a dry run prints.
set -e
start=$JETTY_BASE/jetty.start
[ -f "$start" ] || java "-Djava.io.tmpdir=$TMPDIR" -jar "$JETTY_HOME/start.jar" --dry-run | tr -d '\\' >"$start"
# shellcheck disable=SC2046
exec $(cat "$start")
