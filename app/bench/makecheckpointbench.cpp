// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benches.h"
#include "app/bench/makecheckpoint.h"
#include "app/bench/measurement.h"
#include "core/base/text.h"
#include "core/llm/convert.h"
#include "core/llm/convertconfig.h"

namespace mesewright {

namespace {

Result<Json> wantedConfig(const BenchOptions& options)
{
    MESEWRIGHT_TRY(const std::string file, options.text("config"));
    MESEWRIGHT_TRY(const int layers, options.whole("layers", 1, 1000));
    if (file == "20b")
        return fullSizeConfig(layers);
    MESEWRIGHT_TRY(Json config, readJsonFile(file));
    MESEWRIGHT_TRY(const ModelConfig parsed, parseModelConfig(jsonLine(config), file));
    (void)parsed; // refused here, with the file's name, rather than under another
    return config;
}

Result<std::unique_ptr<WeightMaker>> wantedMaker(const std::string& device)
{
    if (device == "cpu")
        return makeHostMaker();
    if (device != "auto")
        return makeCudaMaker(device);
    auto maker = makeCudaMaker("cuda");
    if (!maker && maker.error().kind == ErrorKind::Machine)
        return makeHostMaker();
    return maker;
}

} // namespace

Result<void> benchMakeCheckpoint(const BenchOptions& options)
{
    MESEWRIGHT_TRY(const std::string layoutText, options.text("layout"));
    MESEWRIGHT_TRY(const WeightLayout layout, layoutFromName(layoutText));
    MESEWRIGHT_TRY(const int seed, options.whole("seed", 0, 2'000'000'000));
    MESEWRIGHT_TRY(const auto folder, options.path("out"));
    MESEWRIGHT_TRY(const std::string device, options.text("device"));
    MESEWRIGHT_TRY(const std::string texts, options.text("texts"));
    MESEWRIGHT_TRY(const Json config, wantedConfig(options));
    MESEWRIGHT_TRY(const auto maker, wantedMaker(device));
    SilentProgress progress;
    const Stopwatch watch;
    MESEWRIGHT_TRY(
        const MadeCheckpoint made,
        makeCheckpoint(config, layout, static_cast<std::uint64_t>(seed), *maker, folder, progress));
    if (texts != "none")
        MESEWRIGHT_CHECK(copyCompanions(texts, folder));
    const Json details{{"layout", layoutText},    {"seed", seed},        {"out", folder.string()},
                       {"device", maker->name()}, {"files", made.files}, {"tensors", made.tensors},
                       {"bytes", made.bytes}};
    printMeasurement({"make-checkpoint.seconds", watch.seconds(), "s", 1, details});
    return {};
}

} // namespace mesewright
