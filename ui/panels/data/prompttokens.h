// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/settings.h"
#include "core/gates/prompts.h"
#include "ui/panels/data/datastate.h"

#include <QList>
#include <QString>

#include <filesystem>
#include <memory>

namespace mesewright::ui {

/// What turns rows into tokens in a workspace: the base's tokenizer and the prompts of config.yaml.
/// It stays where it was made, since the prompts hold on to the tokenizer.
struct PromptKit
{
    Settings settings;
    std::unique_ptr<const Tokenizer> tokenizer;
    std::optional<Prompts> prompts;
    QString problem; ///< why there are no tokens; empty if there are
};
using SharedPrompts = std::shared_ptr<const PromptKit>;

/// Reads config.yaml, template and tokenizer; for jobs. Never null.
[[nodiscard]] SharedPrompts loadPrompts(const std::filesystem::path& root);

enum class TokenKind {
    Asked,  ///< of the prompt that an evaluation sends
    Masked, ///< in the row, without loss
    Trained ///< carries loss
};

/// Text of one token; of several where a letter lies across their border.
struct ShownToken
{
    QString text;
    TokenKind kind = TokenKind::Masked;
};

struct ShownRow
{
    QList<ShownToken> tokens;
    int asked = 0, masked = 0, trained = 0; ///< counts of tokens
    int limit = 0;                          ///< max_len; 0 for a prompt
    bool cut = false;                       ///< the row is longer than max_len
    QString answer; ///< what an evaluation compares with and the model does not see
    QString problem;
};

/// A row as training takes it, or (`asked`) the prompt that an evaluation sends.
[[nodiscard]] ShownRow showRow(const PromptKit& kit, const TaskItem& item, bool asked);
/// A row that is in tokens already.
[[nodiscard]] ShownRow showTokenRow(const PromptKit& kit, const TokenRow& row);

/// Length of each item in tokens as trained, -1 for lines that are no items; by lines from `first`
/// on, at most `count`.
[[nodiscard]] std::vector<std::int32_t> countTokens(const PromptKit& kit, const DataState& data,
                                                    std::size_t first, std::size_t count,
                                                    const CancelToken& cancel);

} // namespace mesewright::ui
