#!/bin/sh
# Gets the program from Maven into $1.
set -eu
mvn -q dependency:copy -Dartifact=io.zipkin:zipkin-server:3.4.2:jar:exec "-DoutputDirectory=$1" -Dmdep.stripVersion=true
