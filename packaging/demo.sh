#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Set-up, configure, build, and all five gates on the demo model. Ends with the report's path and, where the window
# is built and there is a display, with the window on the demo's workspace.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'END'
usage: packaging/demo.sh [DIR] [--no-window] [options of mesewright-cli demo]

Installs what is missing, builds into build/release, runs the demo into DIR (default: ./demo-out), and opens
the window on it; with --no-window, or without a display, it prints the command for that.
Other options go on to `mesewright-cli demo`, for example --quick, --seed 7, --steps 30.
END
}

out=demo-out
case "${1:-}" in
    --help | -h) usage; exit 0 ;;
    "" | -*) ;;
    *) out=$1; shift ;;
esac
case "$out" in
    /*) ;;
    *) out=$PWD/$out ;;
esac

window=yes
options=()
for option in "$@"; do
    case "$option" in
        --no-window) window=no ;;
        *) options+=("$option") ;;
    esac
done

step 1/4 set-up "Debian packages"
"$PACKAGING_DIR/setup.sh"
step 2/4 configure "$BUILD_DIR"
configure
step 3/4 build "the programs, $(parallelJobs) at a time; the first build takes minutes, later ones seconds"
build app/all
step 4/4 demo "five gates into $out"
status=0
"$BUILD_DIR/bin/mesewright-cli" demo --out "$out" "${options[@]}" || status=$?
if [ "$status" -ne 0 ]; then
    printf 'demo.sh: the demo ended with exit code %d; its last message above says why.\n' "$status" >&2
    exit "$status"
fi
report=$out/report.html
[ -s "$report" ] || die "the demo ended without a report at $report."
program=$BUILD_DIR/bin/mesewright
if [ ! -x "$program" ]; then
    : # built with -DMESEWRIGHT_WINDOW=OFF
elif [ "$window" = yes ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    "$program" --workspace "$out" >/dev/null 2>&1 &
    printf 'The window opens on it.\n'
else
    printf 'The window: %q --workspace %q\n' "$program" "$out"
fi
printf 'The report: %s\n' "$report"
