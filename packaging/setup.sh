#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian 12 packages of packages.txt that are missing; does nothing when all are there.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'END'
usage: packaging/setup.sh [--list | --help]

Installs the Debian 12 packages that Mesewright needs to build, test and run, as root or with sudo.
With nothing missing it changes nothing and asks no server.

  --list   print the packages and why each is needed, install nothing
  --help   this text
END
}

LIST=$PACKAGING_DIR/packages.txt
[ -r "$LIST" ] || die "$LIST cannot be read: is the clone complete?"

case "${1:-}" in
    "") ;;
    --list) sed -n '/^[^#]/p' "$LIST"; exit 0 ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; die "unknown argument '$1'; --list and --help are the only ones." ;;
esac

mapfile -t wanted < <(awk '/^[^#]/ {print $1}' "$LIST")

command -v dpkg-query >/dev/null || die "this is not Debian (no dpkg): install by hand what packaging/setup.sh --list names."
missing=()
for package in "${wanted[@]}"; do
    state=$(dpkg-query -W -f '${db:Status-Abbrev} ' "$package" 2>/dev/null || true)
    case "$state" in
        *"ii "*) ;;
        *) missing+=("$package") ;;
    esac
done
if [ "${#missing[@]}" -eq 0 ]; then
    printf 'set-up: nothing to do, all %d packages are installed.\n' "${#wanted[@]}"
    exit 0
fi

system=$(. /etc/os-release 2>/dev/null && printf '%s %s' "${ID:-unknown}" "${VERSION_ID:-}" || printf 'unknown')
[ "$system" = "debian 12" ] ||
    die "this system is '$system', the packages are those of Debian 12: install by hand what packaging/setup.sh --list names."

asRoot=(env DEBIAN_FRONTEND=noninteractive LC_ALL=C)
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
        die "packages are missing (${missing[*]}), and installing needs root: run it as root, or install sudo."
    asRoot=(sudo "${asRoot[@]}")
    sudo -v || die "packages are missing (${missing[*]}), and sudo gave no root rights: run packaging/setup.sh as root."
fi
options=(-o DPkg::Lock::Timeout=120 -o Acquire::Retries=2)

log=$(mktemp "${TMPDIR:-/tmp}/mesewright-setup.XXXXXX")
# The end of a failure: what was being done, apt's first own error, and where all of it stands.
aptFailed() {
    local first
    first=$(sed -n '/^E: /{s///p;q}' "$log")
    die "$1${stale:-}${first:+: ${first%.}}; check network, mirror and disk, then run packaging/setup.sh again (all of apt's output: $log)."
}

printf 'set-up: missing are %d of %d packages: %s\n' "${#missing[@]}" "${#wanted[@]}" "${missing[*]}"
printf 'set-up: asking the Debian mirror for its package lists\n'
"${asRoot[@]}" apt-get "${options[@]}" update >"$log" 2>&1 || aptFailed "apt-get update failed"
# apt calls an unreachable mirror a warning and goes on with what it knew; a failure later on is explained by it.
stale=
if grep -q 'Failed to fetch' "$log"; then stale=" (the package lists could not be fetched: no network?)"; fi

# A dry run names sizes; it ends with 1 because the answer to "continue?" is no.
"${asRoot[@]}" apt-get "${options[@]}" install --no-install-recommends --assume-no "${missing[@]}" >"$log" 2>&1 || true
# "0 B/79 kB" is said where some are in apt's cache already.
download=$(sed -n 's/^Need to get \([^/]*\).* of archives\.$/\1/p' "$log")
disk=$(sed -n 's/^After this operation, \(.*\) of additional disk space will be used\.$/\1/p' "$log")
count=$(sed -n 's/^[0-9]* upgraded, \([0-9]*\) newly installed.*/\1/p' "$log")
[ -n "$count" ] || aptFailed "apt-get cannot install ${missing[*]}"
printf 'set-up: installing; packages with all they depend on: %s; to download: %s; on disk: %s\n' \
    "$count" "${download:-nothing}" "${disk:-nothing}"

# Debian's package starts a public game server at once and at every boot; only its program is wanted
# here. A unit that somebody has set up before stays as it is.
unit=/etc/systemd/system/minetest-server.service
case " ${missing[*]} " in
    *" minetest-server "*)
        if [ ! -e "$unit" ] && [ ! -L "$unit" ]; then
            "${asRoot[@]}" mkdir -p "${unit%/*}"
            "${asRoot[@]}" ln -s /dev/null "$unit"
            printf 'set-up: minetest-server will not run as a service (to undo: systemctl unmask minetest-server)\n'
        fi ;;
esac

# apt's hundreds of lines go to the log; what is shown is how far it is.
progress() {
    local line got=0 unpacked=0 ready=0
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log"
        case "$line" in
            Get:*) got=$((got + 1)); if [ $((got % 50)) -eq 0 ]; then echo "  downloaded $got of $count"; fi ;;
            Unpacking*) unpacked=$((unpacked + 1)); if [ $((unpacked % 50)) -eq 0 ]; then echo "  unpacked $unpacked of $count"; fi ;;
            "Setting up"*) ready=$((ready + 1)); if [ $((ready % 50)) -eq 0 ]; then echo "  set up $ready of $count"; fi ;;
        esac
    done
}
: >"$log"
"${asRoot[@]}" apt-get "${options[@]}" install -y --no-install-recommends "${missing[@]}" 2>&1 </dev/null | progress ||
    aptFailed "apt-get install failed"
rm -f "$log"
printf 'set-up: done, all %d packages are installed.\n' "${#wanted[@]}"
