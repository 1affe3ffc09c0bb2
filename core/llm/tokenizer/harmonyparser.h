// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/tokenizer/harmony.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mesewright {

/// Ids of the tokens that structure a chat.
struct HarmonyIds
{
    int start = 0;
    int message = 0;
    int channel = 0;
    int constrain = 0;
    int end = 0;
    int finish = 0; ///< `<|return|>`
    int call = 0;

    /// An error names the first of them that the tokenizer lacks.
    static Result<HarmonyIds> of(const Tokenizer& tokenizer);
    [[nodiscard]] bool isStop(int id) const { return id == end || id == finish || id == call; }
};

/// Lenient ends a message at a stop token inside its header and takes the header's rest as its
/// text; strict takes such a token as part of the header.
enum class HarmonyParsing { Strict, Lenient };

/// Parses what a model generates, id by id. Follows openai-harmony 0.0.8 to the letter, also where
/// that is odd: a lone word in a header without `to=` is the recipient.
class HarmonyParser
{
public:
    enum class State { ExpectStart, Header, Content };

    /// With `role`, the ids begin inside the header of that role (its start was in the prompt);
    /// without, they begin with `<|start|>`.
    static Result<HarmonyParser> create(Tokenizer tokenizer, std::optional<std::string> role,
                                        HarmonyParsing parsing = HarmonyParsing::Strict);

    /// Takes one id. After an error the parser must not be used any more.
    [[nodiscard]] Result<void> push(int id);

    /// The end of the ids. An error if they end inside a header.
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::optional<std::string> role() const;
    [[nodiscard]] std::optional<std::string> channel() const;
    [[nodiscard]] std::optional<std::string> recipient() const;
    [[nodiscard]] std::optional<std::string> contentType() const;

    /// What the last id added to the text, if it completed anything.
    [[nodiscard]] const std::optional<std::string>& delta() const { return m_delta; }

    /// Messages that have ended.
    [[nodiscard]] const std::vector<HarmonyMessage>& messages() const { return m_messages; }

private:
    HarmonyParser(Tokenizer tokenizer, const HarmonyIds& ids, std::optional<std::string> role,
                  HarmonyParsing parsing);

    Result<std::string> headerText() const;
    Result<void> endHeader();
    Result<void> endMalformedHeader();
    void pushContent(int id);
    void endMessage();

    Tokenizer m_tokenizer;
    HarmonyIds m_ids;
    HarmonyParsing m_parsing;
    State m_state;
    std::optional<std::string> m_nextRole;
    std::vector<int> m_header;
    HarmonyMessage m_message; ///< the current one, its header complete
    std::string m_bytes;      ///< of the text, not yet complete characters
    bool m_unnamed = false;   ///< an id without a name has come: the rest cannot be decoded
    std::optional<std::string> m_delta;
    std::vector<HarmonyMessage> m_messages;
};

/// All messages of a list of ids.
[[nodiscard]] Result<std::vector<HarmonyMessage>>
parseHarmony(const Tokenizer& tokenizer, std::span<const int> ids, std::optional<std::string> role,
             HarmonyParsing parsing = HarmonyParsing::Strict);

} // namespace mesewright
