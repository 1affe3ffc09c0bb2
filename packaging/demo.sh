#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Set-up, configure, build, and all five gates on the demo model. Opens nothing; ends with the report's path.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'END'
usage: packaging/demo.sh [DIR] [options of mesewright-cli demo]

Installs what is missing, builds into build/release, runs the demo into DIR (default: ./demo-out).
Options go on to `mesewright-cli demo`, for example --quick, --seed 7, --steps 30.
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

step 1/4 set-up "Debian packages"
"$PACKAGING_DIR/setup.sh"
step 2/4 configure "$BUILD_DIR"
configure
step 3/4 build "the command line, $(parallelJobs) at a time; the first build takes minutes, later ones seconds"
build app/all
step 4/4 demo "five gates into $out"
status=0
"$BUILD_DIR/bin/mesewright-cli" demo --out "$out" "$@" || status=$?
if [ "$status" -ne 0 ]; then
    printf 'demo.sh: the demo ended with exit code %d; its last message above says why.\n' "$status" >&2
    exit "$status"
fi
report=$out/report.html
[ -s "$report" ] || die "the demo ended without a report at $report."
printf 'The report: %s\n' "$report"
