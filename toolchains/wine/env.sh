# shellcheck shell=bash
# Sourced: what every Windows program of this project runs with under Wine. Wants $root, the project's folder.
# Owns the prefixes and the names of Wine's programs; knows nothing of JVMs.
#   WINNET4J_LANE=1   another prefix, so another Wine server: what runs beside the first lane doesn't disturb it
: "${root:?}"

tools=$root/.tools
lane=${WINNET4J_LANE:-0}
export WINEPREFIX=$tools/wine-prefix${lane/#0/} WINEARCH=win64 WINEDEBUG=${WINEDEBUG:--all}
# No offers to install Mono and Gecko, no menu entries on the desktop; iphlpapi.c says why the last one.
[[ ${WINEDLLOVERRIDES:-} == *iphlpapi=* ]] ||
  export WINEDLLOVERRIDES="${WINEDLLOVERRIDES:+$WINEDLLOVERRIDES;}mscoree,mshtml=;winemenubuilder.exe=d;iphlpapi=n,b"

# Debian's `wine` is a script that first asks for wine32; the program behind it is what we want.
wine=/usr/lib/wine/wine64 wineserver=/usr/lib/wine/wineserver
[[ -x $wine ]] || wine=$(command -v wine64 || command -v wine) || wine=
[[ -x $wineserver ]] || wineserver=$(command -v wineserver) || wineserver=
