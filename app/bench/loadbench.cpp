// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benches.h"
#include "app/bench/measurement.h"
#include "core/llm/model.h"

#include <algorithm>

namespace mesewright {

Result<void> benchLoad(const BenchOptions& options)
{
    MESEWRIGHT_TRY(const auto base, options.path("base"));
    MESEWRIGHT_TRY(const int runs, options.whole("runs", 1, 1000));
    SilentProgress progress;
    std::vector<double> seconds;
    for (int run = 0; run < runs; ++run) {
        const Stopwatch watch;
        MESEWRIGHT_TRY(const auto model, Model::load(base, progress, {}));
        seconds.push_back(watch.seconds());
    }
    const Json details{{"base", base.string()}, {"runs", runs}, {"first", seconds.front()}};
    printMeasurement({"load.best", *std::min_element(seconds.begin(), seconds.end()), "s",
                      engineThreads(), details});
    printMeasurement({"load.median", median(seconds), "s", engineThreads(), details});
    return {};
}

} // namespace mesewright
