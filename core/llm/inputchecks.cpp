// SPDX-License-Identifier: Apache-2.0
#include "core/llm/inputchecks.h"

#include "core/base/text.h"

#include <algorithm>

namespace mesewright {

Result<void> checkTokens(const ModelConfig& config, std::span<const int> ids,
                         const std::string& what)
{
    if (ids.empty())
        return badInput(what + " has no tokens; give at least one");
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (ids[i] < 0 || ids[i] >= config.vocabSize)
            return badInput(
                formatted("%s has token id %d at place %zu, but the model's vocabulary ends at %d; "
                          "use the tokenizer that belongs to this model",
                          what.c_str(), ids[i], i, config.vocabSize - 1));
    if (static_cast<std::int64_t>(ids.size()) > config.maxPositions)
        return badInput(formatted("%s has %zu tokens, but the model ends at %lld positions; "
                                  "shorten it",
                                  what.c_str(), ids.size(),
                                  static_cast<long long>(config.maxPositions)));
    return {};
}

Result<void> checkRequests(const ModelConfig& config,
                           const std::vector<GenerationRequest>& requests,
                           const GenerationOptions& options)
{
    if (options.maxNewTokens < 1 || options.maxRows < 1)
        return badInput("max_new_tokens and the number of rows must be at least 1");
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const std::vector<int>& prompt = requests[i].prompt;
        MESEWRIGHT_CHECK(checkTokens(config, prompt, formatted("prompt %zu", i)));
        if (static_cast<std::int64_t>(prompt.size()) + options.maxNewTokens > config.maxPositions)
            return badInput(formatted("prompt %zu has %zu tokens and %d new ones are asked for, "
                                      "but the model ends at %lld positions; shorten the prompt "
                                      "or ask for fewer tokens",
                                      i, prompt.size(), options.maxNewTokens,
                                      static_cast<long long>(config.maxPositions)));
    }
    return {};
}

std::int64_t lossLabels(const TrainRow& row, LossCount count)
{
    const auto first = row.labels.begin() + (count == LossCount::Shifted ? 1 : 0);
    return std::count_if(first, row.labels.end(), [](int label) { return label != noLoss; });
}

Result<void> checkTrainRows(const ModelConfig& config, const std::vector<TrainRow>& rows)
{
    if (rows.empty())
        return badInput("the training set has no rows; give at least one");
    std::int64_t labels = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string name = formatted("training row %zu", i);
        MESEWRIGHT_CHECK(checkTokens(config, rows[i].inputIds, name));
        if (rows[i].labels.size() != rows[i].inputIds.size())
            return badInput(formatted("%s has %zu tokens but %zu labels; give one label a token",
                                      name.c_str(), rows[i].inputIds.size(),
                                      rows[i].labels.size()));
        for (const int label : rows[i].labels)
            if (label != noLoss && (label < 0 || label >= config.vocabSize))
                return badInput(formatted("%s has label %d, expected -100 or an id below %d",
                                          name.c_str(), label, config.vocabSize));
        labels += lossLabels(rows[i], LossCount::Shifted);
    }
    if (labels == 0)
        return badInput("no training row has a label that carries loss; check loss_on and max_len");
    return {};
}

} // namespace mesewright
