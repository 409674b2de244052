#!/usr/bin/env bash
# provider.sh register FOLDER | unregister | registered: the simulator's two network providers, in the project's Wine
# prefix. FOLDER has winnet4j-provider.dll and winnet4j-provider2.dll; they are copied into the prefix, so that a folder
# that goes away does no harm. Doing it twice, or by several runs at once, is as good as once; providers of others stay.
# What runs already doesn't see it: mpr.dll reads the list when a process starts.
set -euo pipefail
here=${BASH_SOURCE[0]%/*}; root=$(cd "$here/../.." && pwd)
# shellcheck source=toolchains/wine/env.sh
. "$here/env.sh"
[[ -n $wine && -d $WINEPREFIX ]] || { echo "There is no Wine or no $WINEPREFIX yet: run ./dev setup" >&2; exit 127; }

services='HKLM\SYSTEM\CurrentControlSet\Services'
order='HKLM\SYSTEM\CurrentControlSet\Control\NetworkProvider\Order'
folder=$WINEPREFIX/drive_c/winnet4j
keys=(Winnet4jNet Winnet4jNet2)
names=("Winnet4j Network" "Winnet4j Second Network")
dlls=(winnet4j-provider.dll winnet4j-provider2.dll)

reg() { "$wine" reg "$@" >/dev/null 2>&1 </dev/null; }

# The names in ProviderOrder that are not ours, with commas.
others() {
  local line name rest='' found=''
  line=$("$wine" reg query "$order" /v ProviderOrder 2>/dev/null </dev/null | tr -d '\r' | grep ProviderOrder) || return 0
  rest=${line##*REG_SZ}; rest=${rest#"${rest%%[! ]*}"}
  while [[ -n $rest ]]; do
    name=${rest%%,*}; [[ $rest == *,* ]] && rest=${rest#*,} || rest=''
    [[ -z $name || $name == "${keys[0]}" || $name == "${keys[1]}" ]] || found+=${found:+,}$name
  done
  echo "$found"
}

exec 8>>"$WINEPREFIX/.winnet4j-provider.lock"
flock 8
case ${1:-} in
  register)
    from=${2:?the folder with the DLLs}
    mkdir -p "$folder"
    for i in 0 1; do
      # Renamed over the old one: a process that has that loaded keeps it.
      if ! cmp -s "$from/${dlls[i]}" "$folder/${dlls[i]}"; then
        cp "$from/${dlls[i]}" "$folder/.${dlls[i]}.$$"; mv -f "$folder/.${dlls[i]}.$$" "$folder/${dlls[i]}"
      fi
      reg add "$services\\${keys[i]}\\NetworkProvider" /v ProviderPath /t REG_SZ /d "C:\\winnet4j\\${dlls[i]}" /f
      reg add "$services\\${keys[i]}\\NetworkProvider" /v Name /t REG_SZ /d "${names[i]}" /f
    done
    kept=$(others)
    # REG_SZ, and no blank behind a comma: Wine takes nothing else.
    reg add "$order" /v ProviderOrder /t REG_SZ /d "${keys[0]},${keys[1]}${kept:+,$kept}" /f
    ;;
  unregister)
    kept=$(others)
    if [[ -n $kept ]]; then
      reg add "$order" /v ProviderOrder /t REG_SZ /d "$kept" /f
    else
      reg delete "$order" /v ProviderOrder /f || true
    fi
    for key in "${keys[@]}"; do reg delete "$services\\$key" /f || true; done
    ;;
  registered)
    "$wine" reg query "$order" /v ProviderOrder 2>/dev/null </dev/null | grep -q "${keys[0]},${keys[1]}"
    ;;
  *)
    echo "usage: ${0##*/} register FOLDER | unregister | registered" >&2; exit 2
    ;;
esac
