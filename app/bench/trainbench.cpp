// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benches.h"
#include "app/bench/benchrows.h"
#include "app/bench/measurement.h"
#include "core/base/text.h"

#include <algorithm>
#include <numeric>

namespace mesewright {

namespace {

constexpr int rowsPerStep = 16; // micro-batches of 2, 8 of them

struct TrainBench
{
    std::filesystem::path base;
    std::filesystem::path file;
    std::vector<TrainRow> rows;
    LoraAdapter start;
    int steps = 0;
    int seed = 0;
};

struct StepTimes
{
    double first = 0; ///< the trainer's very first step, with whatever it warms
    double median = 0;
    double sum = 0;
};

Json conditions(const TrainBench& bench)
{
    const auto tokens = std::accumulate(
        bench.rows.begin(), bench.rows.end(), std::size_t{0},
        [](std::size_t sum, const TrainRow& row) { return sum + row.inputIds.size(); });
    return {{"base", bench.base.string()},
            {"train", bench.file.string()},
            {"steps", bench.steps},
            {"rows_per_step", rowsPerStep},
            {"micro_batch", 2},
            {"rows_used", bench.rows.size()},
            {"tokens_used", tokens},
            {"layers", bench.start.trainedLayers()},
            {"r", bench.start.rank},
            {"dropout", bench.start.dropout},
            {"seed", bench.seed}};
}

// With the cache, a pass over all rows goes before the timed steps: what the cache saves, it saves
// from the second epoch on.
Result<StepTimes> measure(Model& model, const TrainBench& bench, bool prefixCache)
{
    const int warm = prefixCache ? static_cast<int>(bench.rows.size()) / rowsPerStep : 0;
    TrainerOptions options;
    options.learningRate = 0.002;
    options.maxSteps = warm + bench.steps;
    options.seed = static_cast<std::uint64_t>(bench.seed);
    options.prefixCache = prefixCache;
    MESEWRIGHT_TRY(const auto trainer, Trainer::create(model, bench.rows, bench.start, options));
    std::vector<double> seconds;
    for (int step = 0; step < warm + bench.steps; ++step) {
        const Stopwatch watch;
        MESEWRIGHT_CHECK(trainer->step({}));
        seconds.push_back(watch.seconds());
    }
    const double first = seconds.front();
    seconds.erase(seconds.begin(), seconds.begin() + warm);
    const StepTimes times{first, median(seconds),
                          std::accumulate(seconds.begin(), seconds.end(), 0.0)};

    const std::string name = prefixCache ? "train.cache_on" : "train.cache_off";
    Json details = conditions(bench);
    details["prefix_cache"] = prefixCache;
    details["warm_up_steps"] = warm;
    details["note"] = prefixCache ? "the median is over steps after one whole pass over the rows "
                                    "used; the first step is the cold one of that pass"
                                  : "the median is over all steps, the first included";
    printMeasurement({name + ".first_step", times.first, "s/step", engineThreads(), details});
    printMeasurement({name + ".median_step", times.median, "s/step", engineThreads(), details});
    return times;
}

// A sample of the file in the order in which training would draw it.
Result<std::vector<TrainRow>> chosenRows(std::vector<TrainRow> all, const TrainBench& bench)
{
    const auto wanted = static_cast<std::size_t>(bench.steps) * rowsPerStep;
    const std::size_t count = std::min(wanted, all.size() / rowsPerStep * rowsPerStep);
    if (count == 0)
        return badInput(formatted("%s has %zu rows, but one step takes %d; give a longer file",
                                  bench.file.c_str(), all.size(), rowsPerStep));
    const std::vector<int> order =
        torchRandperm(static_cast<int>(all.size()), static_cast<std::uint64_t>(bench.seed));
    std::vector<TrainRow> rows;
    for (std::size_t i = 0; i < count; ++i)
        rows.push_back(std::move(all[static_cast<std::size_t>(order[i])]));
    return rows;
}

} // namespace

Result<void> benchTrain(const BenchOptions& options)
{
    TrainBench bench;
    MESEWRIGHT_TRY(bench.base, options.path("base"));
    MESEWRIGHT_TRY(bench.file, options.path("train"));
    MESEWRIGHT_TRY(bench.steps, options.whole("steps", 1, 100'000));
    MESEWRIGHT_TRY(bench.seed, options.whole("seed", 0, 2'000'000'000));
    MESEWRIGHT_TRY(const std::string cache, options.text("prefix_cache"));
    if (cache != "on" && cache != "off" && cache != "both")
        return badInput("--prefix_cache is '" + cache + "', expected on, off or both");

    SilentProgress progress;
    MESEWRIGHT_TRY(const auto model, Model::load(bench.base, progress, {}));
    MESEWRIGHT_TRY(const auto layers, options.list("layers", model->config().layers - 1));
    MESEWRIGHT_TRY(auto rows, readTrainRows({bench.file, bench.base, model->config().eosTokenIds}));
    MESEWRIGHT_TRY(bench.rows, chosenRows(std::move(rows), bench));
    bench.start =
        freshAdapter(model->config(), layers, {allLoraTargets.begin(), allLoraTargets.end()}, 8, 16,
                     0.1, static_cast<std::uint64_t>(bench.seed));

    StepTimes off, on;
    if (cache != "on") {
        MESEWRIGHT_TRY(off, measure(*model, bench, false));
    }
    if (cache != "off") {
        MESEWRIGHT_TRY(on, measure(*model, bench, true));
    }
    if (cache == "both") {
        Json details = conditions(bench);
        details["ratio_of_sums"] = off.sum / on.sum;
        details["note"] = "median step without the cache over median step of a second epoch with "
                          "it, on the same rows";
        printMeasurement(
            {"train.cache_ratio", off.median / on.median, "times", engineThreads(), details});
    }
    return {};
}

} // namespace mesewright
