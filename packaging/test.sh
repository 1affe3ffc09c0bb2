#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Set-up, configure, build, all tests. The last line but one of ctest's summary is the verdict.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

case "${1:-}" in
    "") ;;
    --help | -h) echo "usage: packaging/test.sh: installs what is missing, builds into build/release, runs all tests."; exit 0 ;;
    *) die "unknown argument '$1'; for one test use ctest --test-dir build/release -R NAME." ;;
esac

step 1/4 set-up "Debian packages"
"$PACKAGING_DIR/setup.sh"
step 2/4 configure "$BUILD_DIR"
configure
step 3/4 build "everything, $(parallelJobs) at a time; the first build takes minutes, later ones seconds"
build
step 4/4 test "all tests; ctest's closing lines say how many passed"
exec ctest --test-dir "$BUILD_DIR" --output-on-failure --no-label-summary -j "$(parallelJobs)"
