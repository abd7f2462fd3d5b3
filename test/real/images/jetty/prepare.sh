#!/bin/sh
# Gets the program from Maven into $1.
set -eu
mvn -q dependency:copy -Dartifact=org.eclipse.jetty:jetty-home:12.0.14:tar.gz "-DoutputDirectory=$1" -Dmdep.stripVersion=true
