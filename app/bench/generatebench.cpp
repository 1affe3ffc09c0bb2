// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benches.h"
#include "app/bench/benchrows.h"
#include "app/bench/measurement.h"
#include "core/llm/generator.h"

#include <numeric>

namespace mesewright {

namespace {

// Ids without a string are never drawn, as in an evaluation; without a tokenizer none is barred.
Result<int> firstForbiddenId(const std::filesystem::path& base)
{
    std::error_code ignored;
    if (!std::filesystem::exists(base / "tokenizer.json", ignored))
        return 0;
    MESEWRIGHT_TRY(const Tokenizer tokenizer, Tokenizer::load(base));
    return tokenizer.vocabularySize();
}

} // namespace

Result<void> benchGenerate(const BenchOptions& options)
{
    MESEWRIGHT_TRY(const auto base, options.path("base"));
    MESEWRIGHT_TRY(const auto file, options.path("eval"));
    MESEWRIGHT_TRY(const int items, options.whole("items", 0, 1'000'000));
    MESEWRIGHT_TRY(const int k, options.whole("k", 1, 1000));
    GenerationOptions generation;
    generation.sampling = {false, 0.2, 50, 0.9};
    MESEWRIGHT_TRY(generation.maxNewTokens, options.whole("max_new_tokens", 1, 1'000'000));
    MESEWRIGHT_TRY(const int seed, options.whole("seed", 0, 2'000'000'000));
    generation.seed = static_cast<std::uint64_t>(seed);

    SilentProgress progress;
    MESEWRIGHT_TRY(const auto model, Model::load(base, progress, {}));
    generation.stopIds = model->config().eosTokenIds;
    MESEWRIGHT_TRY(generation.firstForbiddenId, firstForbiddenId(base));
    MESEWRIGHT_TRY(auto requests, readPrompts({file, base, generation.stopIds}));
    if (items > 0 && static_cast<std::size_t>(items) < requests.size())
        requests.resize(static_cast<std::size_t>(items));
    std::size_t promptTokens = 0;
    for (GenerationRequest& request : requests) {
        request.samples.resize(static_cast<std::size_t>(k));
        std::iota(request.samples.begin(), request.samples.end(), 0u);
        promptTokens += request.prompt.size();
    }

    std::size_t tokens = 0;
    std::size_t answers = 0;
    std::size_t stopped = 0;
    GenerationEvents events;
    events.finished = [&](const Completion& completion) {
        tokens += completion.ids.size();
        stopped += completion.finish == FinishReason::Stop ? 1 : 0;
        ++answers;
    };
    const Stopwatch watch;
    MESEWRIGHT_CHECK(generate(*model, requests, generation, events, {}));
    const double seconds = watch.seconds();

    const Json details{{"base", base.string()},
                       {"eval", file.string()},
                       {"items", requests.size()},
                       {"k", k},
                       {"max_new_tokens", generation.maxNewTokens},
                       {"temperature", generation.sampling.temperature},
                       {"top_p", generation.sampling.topP},
                       {"top_k", generation.sampling.topK},
                       {"seed", seed},
                       {"answers", answers},
                       {"stopped", stopped},
                       {"prompt_tokens", promptTokens},
                       {"generated_tokens", tokens}};
    printMeasurement({"generate.seconds", seconds, "s", engineThreads(), details});
    printMeasurement({"generate.rate", static_cast<double>(tokens) / seconds, "tokens/s",
                      engineThreads(), details});
    return {};
}

} // namespace mesewright
