# SPDX-License-Identifier: Apache-2.0
# What setup.sh, demo.sh and test.sh share; sourced, never run. Needs bash.
set -euo pipefail

PACKAGING_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
PROJECT_DIR=$(dirname -- "$PACKAGING_DIR")
BUILD_DIR=$PROJECT_DIR/build/release

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# step 2/4 build "what happens now"
step() {
    printf '[%s] %s: %s\n' "$1" "$2" "$3"
}

# As many compilers as there are processors, but 1.6 GB of memory for each: a file with torch needs that much.
parallelJobs() {
    local kib limit cores fit
    kib=$(awk '/^MemTotal:/ {print $2}' /proc/meminfo)
    if [ -r /sys/fs/cgroup/memory.max ]; then
        limit=$(cat /sys/fs/cgroup/memory.max)
        if [ "$limit" != max ] && [ $((limit / 1024)) -lt "$kib" ]; then
            kib=$((limit / 1024))
        fi
    fi
    cores=$(nproc)
    fit=$((kib / 1600000))
    if [ "$fit" -lt 1 ]; then fit=1; fi
    if [ "$cores" -lt "$fit" ]; then fit=$cores; fi
    printf '%s\n' "$fit"
}

# ccache stops a build when it cannot write its folder (a home that is read-only or missing).
checkCcache() {
    if ! ccache --show-stats >/dev/null 2>&1 || ! mkdir -p "${CCACHE_DIR:-${HOME:-/nonexistent}/.cache}" 2>/dev/null; then
        export CCACHE_DISABLE=1
    fi
}

configure() {
    (cd "$PROJECT_DIR" && cmake --preset release --log-level=STATUS) || die "configuring failed; the reason is above."
}

# build TARGET...: with no target, everything.
build() {
    checkCcache
    cmake --build "$BUILD_DIR" -j "$(parallelJobs)" ${1:+--target "$@"} ||
        die "the build failed; the compiler's first error above says where."
}
