// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/llm/tokenizer/tokenizer.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// One message of a chat, as it stands in a conversation or comes out of a parser.
struct HarmonyMessage
{
    std::string role; ///< system, developer, user, assistant or tool
    std::optional<std::string> name;
    std::optional<std::string> recipient;
    std::optional<std::string> channel;
    std::optional<std::string> contentType;
    std::string text;

    bool operator==(const HarmonyMessage&) const = default;
};

/// What is rendered behind the messages.
enum class HarmonyMode {
    Completion,  ///< the start of the next turn, for the model to go on
    Training,    ///< nothing; a last final message of the assistant ends with `<|return|>`
    Conversation ///< nothing; every message has its own end
};

struct HarmonyRenderOptions
{
    HarmonyMode mode = HarmonyMode::Completion;
    /// Leaves out the analysis before the first final message if the assistant's last message is a
    /// final. Must be off for training on analysis.
    bool autoDropAnalysis = true;
    std::string nextRole = "assistant";
};

/// Ids of a conversation in openai-harmony's JSON (`{"messages": [...]}`). Message text is encoded
/// as plain text, each content part on its own: special strings in it stay harmless.
[[nodiscard]] Result<std::vector<int>> renderHarmony(const Tokenizer& tokenizer,
                                                     const Json& conversation,
                                                     const HarmonyRenderOptions& options = {});

/// A question of one turn.
struct HarmonyPrompt
{
    std::string user;
    std::string developer;            ///< instructions, "" for none
    std::string reasoning = "medium"; ///< low, medium or high
    std::string date;                 ///< "2025-08-18", "" leaves the line out
};

/// Ids that ask the model for an answer to one question.
[[nodiscard]] Result<std::vector<int>> renderHarmonyPrompt(const Tokenizer& tokenizer,
                                                           const HarmonyPrompt& prompt);

/// Text of the last message on the channel `final` in what the model generated after such a prompt
/// (an answer that was cut off in it counts); nothing if the answer never came to it.
[[nodiscard]] std::optional<std::string> harmonyFinalText(const Tokenizer& tokenizer,
                                                          std::span<const int> ids);

/// Ids that end an answer: `<|return|>`, `<|call|>`, and the end of text if the tokenizer has it.
[[nodiscard]] Result<std::vector<int>> harmonyStopIds(const Tokenizer& tokenizer);

} // namespace mesewright
