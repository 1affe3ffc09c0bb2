// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gates/enginesession.h"
#include "ui/engine/engineevent.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace mesewright::ui {

/// The adapters that a model has been given, by folder. One that was written anew is read again;
/// what the model had before stays as it is.
class AdapterShelf
{
public:
    /// The index of the adapter in the session's model.
    [[nodiscard]] Result<int> indexOf(EngineSession& session, const std::filesystem::path& folder);
    [[nodiscard]] std::size_t size() const { return m_places.size(); }

private:
    struct Place
    {
        int index = 0;
        std::filesystem::file_time_type written;
    };
    std::map<std::filesystem::path, Place> m_places;
};

/// What happens while a question is answered; all on the calling thread.
struct AnswerEvents
{
    std::function<void(std::size_t side, const std::string& text)> text; ///< once a token
    std::function<void(const Answer&)> ended;
    std::function<void(const Progress&)> progress;
};

/// Answers on every side at once, in one batch. The texts are those that `generate` of the command
/// line and the gates give for the same prompt, seed and settings. Stops within one token.
[[nodiscard]] Result<void> answerQuestion(EngineSession& session, AdapterShelf& shelf,
                                          const Question& question, const AnswerEvents& events,
                                          const CancelToken& cancel);

/// The ids of a question's prompt, and what ends an answer to it.
struct PromptTokens
{
    std::vector<int> ids;
    std::vector<int> stopIds;
    std::uint64_t itemKey = 0; ///< names the random draws
};
[[nodiscard]] Result<PromptTokens>
promptTokens(const Question& question, const Tokenizer& tokenizer, const std::vector<int>& eosIds);

} // namespace mesewright::ui
