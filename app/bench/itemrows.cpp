// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benchrows.h"

#include "core/data/taskfile.h"
#include "core/gates/prompts.h"

namespace mesewright {

Result<std::vector<GenerationRequest>> promptsOfItems(const BenchInput& input)
{
    MESEWRIGHT_TRY(const std::vector<TaskItem> items, readTaskItems(input.file));
    MESEWRIGHT_TRY(const Tokenizer tokenizer, Tokenizer::load(input.base));
    MESEWRIGHT_TRY(const Prompts prompts, Prompts::create(tokenizer, {}, input.stopIds));
    std::vector<GenerationRequest> requests;
    for (const TaskItem& item : items) {
        GenerationRequest request;
        MESEWRIGHT_TRY(request.prompt, prompts.promptIds(item));
        request.itemKey = itemKey(distinctKey(item));
        requests.push_back(std::move(request));
    }
    return requests;
}

Result<std::vector<TrainRow>> trainRowsOfItems(const BenchInput& input)
{
    MESEWRIGHT_TRY(const std::vector<TaskItem> items, readTaskItems(input.file));
    MESEWRIGHT_TRY(const Tokenizer tokenizer, Tokenizer::load(input.base));
    MESEWRIGHT_TRY(const Prompts prompts, Prompts::create(tokenizer, {}, input.stopIds));
    TrainRowOptions options;
    options.answerOnly = true;
    options.endToken = true;
    std::vector<TrainRow> rows;
    for (const TaskItem& item : items) {
        MESEWRIGHT_TRY(TrainRow row, prompts.trainRow(item, options));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace mesewright
