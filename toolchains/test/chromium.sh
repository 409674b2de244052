#!/usr/bin/env bash
# Starts a headless Chromium: chromium.sh OPTION… URL, such as --dump-dom, --screenshot=FILE, --window-size=1280,900, or
# --virtual-time-budget=5000. Each start has a profile of its own, which goes with it, and asks the network for nothing but
# the page. A browser that takes longer than CHROMIUM_LIMIT seconds (60) is ended: exit code 124.
# What the page writes to its console, its errors too, is the only thing that a start which succeeds says on standard error.
# A window is at least 500 pixels wide here; what is narrower goes into a frame. Knows nothing of what the page is for.
set -euo pipefail

for browser in chromium google-chrome-stable google-chrome ''; do
  ! command -v "${browser:-none}" >/dev/null || break
done
[[ -n $browser ]] || {
  echo "No Chromium is here. Debian's package is chromium (./dev check installs it); elsewhere install Chromium or Chrome." >&2
  exit 3
}

profile=$(mktemp -d "${TMPDIR:-/tmp}/winnet4j-chromium.XXXXXX")
child=
trap '[[ -z $child ]] || kill "$child" 2>/dev/null || true; rm -rf "$profile"' EXIT
trap 'exit 143' TERM INT HUP

options=(
  --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update
  --disable-sync --disable-extensions --hide-scrollbars --mute-audio --enable-logging=stderr --log-level=0
  --force-device-scale-factor=1 --user-data-dir="$profile/data"
)
# Its sandbox refuses root, as which containers run; a user of a container may lack the namespaces it wants.
(( EUID != 0 )) || options+=(--no-sandbox)

# In the background, so that a signal reaches the trap at once. HOME: else caches appear in yours.
HOME=$profile timeout --kill-after=5 "${CHROMIUM_LIMIT:-60}" "$browser" "${options[@]}" "$@" 2>"$profile/log" &
child=$!
code=0; wait "$child" || code=$?
child=
if (( code )); then grep -av /dbus/ "$profile/log" | tail -n 40 >&2; else grep -a ':CONSOLE' "$profile/log" >&2 || true; fi
exit "$code"
