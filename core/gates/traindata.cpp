// SPDX-License-Identifier: Apache-2.0
#include "core/gates/traindata.h"

#include "core/base/text.h"
#include "core/data/taskfile.h"
#include "core/gates/prompts.h"

#include <algorithm>

namespace mesewright {

namespace {

bool carriesLoss(const TrainRow& row)
{
    return std::any_of(row.labels.begin() + 1, row.labels.end(),
                       [](int label) { return label != -100; });
}

std::vector<LoraTarget> targetsOf(const Settings& settings)
{
    std::vector<LoraTarget> targets;
    for (const LoraTarget target : allLoraTargets)
        if (std::find(settings.lora.targetModules.begin(), settings.lora.targetModules.end(),
                      loraTargetName(target)) != settings.lora.targetModules.end())
            targets.push_back(target);
    return targets;
}

// The trainer checks ids, too, but only the file's reader knows the line.
Result<void> checkIds(const std::filesystem::path& path, const TokenRow& row, int vocabulary)
{
    const auto check = [&](const char* name, const std::vector<int>& ids,
                           bool mayBeLeftOut) -> Result<void> {
        for (std::size_t i = 0; i < ids.size(); ++i)
            if ((ids[i] < 0 || ids[i] >= vocabulary) && !(mayBeLeftOut && ids[i] == -100))
                return badInput(formatted(
                    "%s: line %d: %s[%zu] is %d, but the model's vocabulary has the ids 0 to %d; "
                    "use the tokenizer that belongs to this model",
                    path.c_str(), row.line, name, i, ids[i], vocabulary - 1));
        return {};
    };
    MESEWRIGHT_CHECK(check("input_ids", row.inputIds, false));
    return check("labels", row.labels, true);
}

} // namespace

Result<TrainData> readTrainData(const std::filesystem::path& path, const Settings& settings,
                                const std::filesystem::path& configFolder,
                                const EngineSession& session, ProgressSink& progress)
{
    MESEWRIGHT_TRY(TaskFile file, readTrainFile(path));
    TrainData data;
    std::size_t cut = 0;
    const auto maxLen = static_cast<std::size_t>(settings.maxLen);
    for (TokenRow& row : file.tokenRows) {
        MESEWRIGHT_CHECK(checkIds(path, row, session.model->config().vocabSize));
        if (row.inputIds.size() > maxLen) {
            ++cut;
            row.inputIds.resize(maxLen);
            row.labels.resize(maxLen);
        }
        data.rows.push_back({std::move(row.inputIds), std::move(row.labels)});
    }
    if (!file.items.empty()) {
        MESEWRIGHT_TRY(const Tokenizer* tokenizer, neededTokenizer(session));
        PromptOptions options;
        options.style = settings.format == Settings::PromptFormat::Harmony ? PromptStyle::Harmony
                                                                           : PromptStyle::Iir;
        if (!settings.promptTemplate.empty())
            options.templateFile = configFolder / settings.promptTemplate;
        MESEWRIGHT_TRY(const Prompts prompts, Prompts::create(*tokenizer, options, {}));
        TrainRowOptions rowOptions;
        rowOptions.answerOnly = settings.lossOn == Settings::LossOn::Answer;
        rowOptions.endToken = settings.endToken;
        for (const TaskItem& item : file.items) {
            rowOptions.maxLen = settings.maxLen + 1; // one more, to see whether it is too long
            MESEWRIGHT_TRY(TrainRow row, prompts.trainRow(item, rowOptions));
            if (row.inputIds.size() > maxLen) {
                ++cut;
                row.inputIds.resize(maxLen);
                row.labels.resize(maxLen);
            }
            data.rows.push_back(std::move(row));
        }
        data.items = std::move(file.items);
    }
    if (cut > 0)
        progress.message(
            formatted("%s: %zu of %zu rows are longer than max_len %d and were cut at the end",
                      path.c_str(), cut, data.rows.size(), settings.maxLen));
    const auto silent = std::count_if(data.rows.begin(), data.rows.end(), [](const TrainRow& row) {
        return row.labels.empty() || !carriesLoss(row);
    });
    if (silent == static_cast<std::ptrdiff_t>(data.rows.size()))
        return badInput(formatted(
            "%s: no row has a token that carries loss within max_len %d; raise max_len or check "
            "loss_on",
            path.c_str(), settings.maxLen));
    if (silent > 0)
        progress.message(
            formatted("%s: %td of %zu rows carry no loss (nothing of the answer is left)",
                      path.c_str(), silent, data.rows.size()));
    return data;
}

Result<LoraAdapter> startAdapter(const Settings& settings, const ModelConfig& config,
                                 const std::filesystem::path& initAdapter)
{
    std::vector<int> layers = settings.layers;
    std::sort(layers.begin(), layers.end());
    LoraAdapter fresh = freshAdapter(config, layers, targetsOf(settings), settings.lora.r,
                                     settings.lora.alpha, settings.lora.dropout, settings.seed);
    fresh.baseName = settings.base;
    if (initAdapter.empty())
        return fresh;
    MESEWRIGHT_TRY(const LoraAdapter given, readPeftAdapter(initAdapter, config));
    if (given.rank != fresh.rank)
        return badInput(formatted(
            "%s has rank %d, but config.yaml asks for lora.r %d; set lora.r to the adapter's rank",
            initAdapter.c_str(), given.rank, fresh.rank));
    for (LoraPair& pair : fresh.pairs) {
        const auto at =
            std::find_if(given.pairs.begin(), given.pairs.end(), [&](const LoraPair& other) {
                return other.layer == pair.layer && other.target == pair.target;
            });
        if (at == given.pairs.end())
            return badInput(formatted("%s has no matrices for %s of layer %d, which config.yaml "
                                      "trains; use an adapter with the "
                                      "same layers and target_modules",
                                      initAdapter.c_str(), loraTargetName(pair.target),
                                      pair.layer));
        pair.a = at->a;
        pair.b = at->b;
    }
    // What the adapter has beyond the settings must be inert, or the start would not be the
    // adapter.
    for (const LoraPair& pair : given.pairs) {
        const bool kept =
            std::any_of(fresh.pairs.begin(), fresh.pairs.end(), [&](const LoraPair& other) {
                return other.layer == pair.layer && other.target == pair.target;
            });
        if (!kept && std::any_of(pair.b.begin(), pair.b.end(), [](float b) { return b != 0.0f; }))
            return badInput(formatted("%s also adapts %s of layer %d, which config.yaml does not "
                                      "train; use the adapter's own "
                                      "layers and target_modules",
                                      initAdapter.c_str(), loraTargetName(pair.target),
                                      pair.layer));
    }
    return fresh;
}

Result<void> checkAgainstModel(const Settings& settings, const ModelConfig& config,
                               const std::filesystem::path& configFile)
{
    for (const int layer : settings.layers)
        if (layer >= config.layers)
            return badInput(formatted("%s: 'layers' names layer %d, but the model has layers 0 to "
                                      "%d; name layers that it has",
                                      configFile.c_str(), layer, config.layers - 1));
    if (settings.maxLen > config.maxPositions)
        return badInput(formatted(
            "%s: max_len is %d, but the model ends at %lld positions; lower max_len",
            configFile.c_str(), settings.maxLen, static_cast<long long>(config.maxPositions)));
    return {};
}

TrainerOptions trainerOptions(const Settings& settings)
{
    TrainerOptions o;
    o.microBatch = settings.trainer.perDeviceTrainBatchSize;
    o.accumulation = settings.trainer.gradientAccumulationSteps;
    o.maxSteps = settings.trainer.maxSteps;
    o.learningRate = settings.optim.lr;
    o.warmupRatio = settings.optim.warmupRatio;
    o.clipNorm = settings.optim.gradClip;
    o.weightDecay = settings.optim.weightDecay;
    o.seed = settings.seed;
    o.lossCount = settings.lossCount == Settings::LossCount::Shifted ? LossCount::Shifted
                                                                     : LossCount::AllLabels;
    o.prefixCache = settings.prefixCache;
    return o;
}

} // namespace mesewright
