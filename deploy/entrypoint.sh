#!/bin/sh
# Give data/ and logs/ to PUID:PGID, then go on as that user; never as root.
set -eu
PUID="${PUID:-1000}"
PGID="${PGID:-1000}"
case "$PUID$PGID" in
  *[!0-9]*) echo "PUID=$PUID and PGID=$PGID must be numbers, such as 1000. \`id\` shows yours." >&2; exit 1 ;;
esac
if [ "$(id -u)" -eq 0 ]; then
  if [ "$PUID" -eq 0 ]; then
    echo "PUID must not be 0: Kiosk does not run as root. Set PUID and PGID to an ordinary user's ids." >&2
    exit 1
  fi
  mkdir -p /app/data /app/logs
  chown -R "$PUID:$PGID" /app/data /app/logs
  exec gosu "$PUID:$PGID" "$@"
fi
exec "$@"
