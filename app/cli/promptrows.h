// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/gates/prompts.h"
#include "core/llm/modelconfig.h"
#include "core/llm/tokenizer/tokenizer.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// What `generate` is asked to go on from.
struct PromptRow
{
    std::vector<int> ids;
    std::uint64_t itemKey = 0; ///< names its random draws
};

struct PromptRowOptions
{
    std::string text;     ///< `--prompt`, if `file` is empty
    std::string file;     ///< JSON Lines: {"prompt"}, {"ids"}, or {"instruction", "input"}
    bool plain = false;   ///< special strings in a raw prompt are plain text
    PromptOptions format; ///< how instructions become text
};

struct PromptRows
{
    std::vector<PromptRow> rows;
    std::vector<int> stopIds; ///< end an answer
};

/// Reads and encodes the prompts. `tokenizer` may be missing when all rows are ids; `where` says
/// where one was looked for.
[[nodiscard]] Result<PromptRows> readPromptRows(const PromptRowOptions& options,
                                                const std::optional<Tokenizer>& tokenizer,
                                                const std::filesystem::path& where,
                                                const ModelConfig& config);

} // namespace mesewright
