// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benches.h"
#include "app/bench/measurement.h"
#include "core/base/files.h"
#include "core/llm/tokenizer/tokenizer.h"

#include <algorithm>

namespace mesewright {

Result<void> benchTokenize(const BenchOptions& options)
{
    MESEWRIGHT_TRY(const auto file, options.path("tokenizer"));
    MESEWRIGHT_TRY(const auto textFile, options.path("text"));
    MESEWRIGHT_TRY(const int runs, options.whole("runs", 1, 1000));
    MESEWRIGHT_TRY(const std::string text, readFile(textFile));
    if (text.empty())
        return badInput(textFile.string() + " is empty; give a file with text, best of megabytes");
    const Stopwatch loading;
    MESEWRIGHT_TRY(const Tokenizer tokenizer, Tokenizer::load(file));
    const double loadSeconds = loading.seconds();

    std::vector<double> rates;
    std::size_t tokens = 0;
    for (int run = 0; run < runs; ++run) {
        const Stopwatch watch;
        tokens = tokenizer.encode(text, SpecialTokens::Plain).size();
        rates.push_back(static_cast<double>(text.size()) / 1e6 / std::max(watch.seconds(), 1e-9));
    }
    const Json details{{"tokenizer", file.string()},
                       {"text", textFile.string()},
                       {"bytes", text.size()},
                       {"tokens", tokens},
                       {"runs", runs},
                       {"load_seconds", loadSeconds}};
    printMeasurement(
        {"tokenize.best", *std::max_element(rates.begin(), rates.end()), "MB/s", 1, details});
    printMeasurement({"tokenize.median", median(rates), "MB/s", 1, details});
    return {};
}

} // namespace mesewright
