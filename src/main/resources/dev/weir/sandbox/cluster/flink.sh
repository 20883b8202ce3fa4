#!/usr/bin/env bash
# Flink's command line, as bin/flink of its distribution: with the jars of lib, and the settings of conf.
set -euo pipefail
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export FLINK_CONF_DIR="${FLINK_CONF_DIR:-$home/conf}"
export FLINK_PLUGINS_DIR="${FLINK_PLUGINS_DIR:-$home/plugins}"
java=java
if [ -n "${JAVA_HOME:-}" ]; then
  java="$JAVA_HOME/bin/java"
fi
# What Flink needs opened of the JDK is a setting. A command soon ends: compiling it well does not pay.
flags="$(sed -n 's/^env\.java\.opts\.all: *//p' "$FLINK_CONF_DIR/config.yaml") -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m"
# shellcheck disable=SC2086 # these are many words
exec "$java" $flags \
  -Dlog.file="$home/log/flink-client.log" -Dlog4j.configurationFile="file:$FLINK_CONF_DIR/log4j-cli.properties" \
  -cp "$home/lib/*" org.apache.flink.client.cli.CliFrontend "$@"
