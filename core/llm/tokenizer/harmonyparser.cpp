// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/harmonyparser.h"

#include "core/base/utf8.h"
#include "core/llm/tokenizer/harmonyheader.h"

#include <algorithm>
#include <utility>

namespace mesewright {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// One past the last reserved id that the library knows.
constexpr int reservedEnd = 201089;

/// The text of an id as the library sees it, or nothing for an id without one. It calls every id
/// reserved that it has no use for, `<|endofprompt|>` too.
std::optional<std::string> nameOf(const Tokenizer& tokenizer, int id)
{
    const std::string_view bytes = tokenizer.tokenBytes(id);
    const bool reserved = tokenizer.hasToken(id)
                              ? bytes == "<|endofprompt|>"
                              : id >= tokenizer.vocabularySize() && id < reservedEnd;
    if (reserved)
        return "<|reserved_" + std::to_string(id) + "|>";
    return tokenizer.hasToken(id) ? std::optional<std::string>(bytes) : std::nullopt;
}

std::size_t validLength(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = decodeUtf8(text, at);
        if (!point.valid)
            break;
        at += point.length;
    }
    return at;
}

} // namespace

Result<HarmonyIds> HarmonyIds::of(const Tokenizer& tokenizer)
{
    HarmonyIds ids;
    const std::pair<const char*, int*> wanted[] = {
        {"<|start|>", &ids.start},     {"<|message|>", &ids.message},
        {"<|channel|>", &ids.channel}, {"<|constrain|>", &ids.constrain},
        {"<|end|>", &ids.end},         {"<|return|>", &ids.finish},
        {"<|call|>", &ids.call},
    };
    for (const auto& [name, place] : wanted) {
        const auto id = tokenizer.tokenId(name);
        if (!id)
            return badInput(tokenizer.where() + ": has no token " + name +
                            ", which the chat format needs; use the plain format or the tokenizer "
                            "of a GPT-OSS checkpoint");
        *place = *id;
    }
    return ids;
}

HarmonyParser::HarmonyParser(Tokenizer tokenizer, const HarmonyIds& ids,
                             std::optional<std::string> role, HarmonyParsing parsing)
    : m_tokenizer(std::move(tokenizer)), m_ids(ids), m_parsing(parsing),
      m_state(role ? State::Header : State::ExpectStart), m_nextRole(std::move(role))
{
}

Result<HarmonyParser> HarmonyParser::create(Tokenizer tokenizer, std::optional<std::string> role,
                                            HarmonyParsing parsing)
{
    MESEWRIGHT_TRY(const HarmonyIds ids, HarmonyIds::of(tokenizer));
    if (role && !isHarmonyRole(*role))
        return badInput("the role of a chat is \"" + *role +
                        "\", but system, developer, user, assistant or tool was expected");
    return HarmonyParser(std::move(tokenizer), ids, std::move(role), parsing);
}

std::optional<std::string> HarmonyParser::role() const
{
    return m_state == State::Content ? std::optional(m_message.role) : m_nextRole;
}

std::optional<std::string> HarmonyParser::channel() const
{
    return m_state == State::Content ? m_message.channel : std::nullopt;
}

std::optional<std::string> HarmonyParser::recipient() const
{
    return m_state == State::Content ? m_message.recipient : std::nullopt;
}

std::optional<std::string> HarmonyParser::contentType() const
{
    return m_state == State::Content ? m_message.contentType : std::nullopt;
}

Result<void> HarmonyParser::push(int id)
{
    switch (m_state) {
    case State::ExpectStart:
        if (id != m_ids.start)
            return badInput("token " + std::to_string(id) +
                            " came where a message must begin with <|start|>");
        m_state = State::Header;
        m_header.clear();
        return {};
    case State::Header:
        if (id == m_ids.message)
            return endHeader();
        if (m_parsing == HarmonyParsing::Lenient && m_ids.isStop(id))
            return endMalformedHeader();
        m_header.push_back(id);
        return {};
    case State::Content:
        break;
    }
    if (m_ids.isStop(id))
        endMessage();
    else
        pushContent(id);
    return {};
}

Result<void> HarmonyParser::finish()
{
    if (m_state == State::Header)
        return badInput("the text ended inside the header of a message");
    if (m_state == State::Content)
        endMessage();
    return {};
}

Result<std::string> HarmonyParser::headerText() const
{
    std::string text;
    for (const int id : m_header) {
        const auto name = nameOf(m_tokenizer, id);
        if (!name)
            return badInput("the header of a message has token " + std::to_string(id) +
                            ", which stands for nothing");
        text += *name;
    }
    if (!isValidUtf8(text))
        return badInput("the header of a message has half a character");
    return text;
}

Result<void> HarmonyParser::endHeader()
{
    MESEWRIGHT_TRY(const std::string text, headerText());
    MESEWRIGHT_TRY(m_message, parseHarmonyHeader(text, m_nextRole));
    m_nextRole.reset();
    m_state = State::Content;
    m_bytes.clear();
    m_unnamed = false;
    return {};
}

Result<void> HarmonyParser::endMalformedHeader()
{
    if (m_nextRole && !m_header.empty()) {
        MESEWRIGHT_TRY(const std::string text, headerText());
        MESEWRIGHT_TRY(HarmonyMessage message, parseHarmonyStub(text, *m_nextRole));
        m_messages.push_back(std::move(message));
    }
    m_state = State::ExpectStart;
    m_nextRole.reset();
    return {};
}

/// Adds what has become complete. Of several broken characters only the first is replaced at once,
/// the bytes behind it wait for the next id: what the library shows, step by step.
void HarmonyParser::pushContent(int id)
{
    m_delta.reset();
    const auto name = nameOf(m_tokenizer, id);
    m_unnamed = m_unnamed || !name;
    if (m_unnamed)
        return;
    m_bytes += *name;
    const std::size_t valid = validLength(m_bytes);
    std::string shown = m_bytes.substr(0, valid);
    const bool complete = valid == m_bytes.size();
    m_bytes.erase(0, valid);
    if (!complete && incompleteUtf8Tail(m_bytes) != m_bytes.size()) {
        shown += replacement;
        m_bytes.erase(0, decodeUtf8(m_bytes, 0).length);
    }
    m_message.text += shown;
    if (complete || !shown.empty())
        m_delta = std::move(shown);
}

void HarmonyParser::endMessage()
{
    if (m_unnamed)
        m_message.text += replacement;
    m_message.text += replaceInvalidUtf8(m_bytes);
    m_messages.push_back(std::move(m_message));
    m_message = {};
    m_bytes.clear();
    m_unnamed = false;
    m_delta.reset();
    m_state = State::ExpectStart;
}

Result<std::vector<HarmonyMessage>> parseHarmony(const Tokenizer& tokenizer,
                                                 std::span<const int> ids,
                                                 std::optional<std::string> role,
                                                 HarmonyParsing parsing)
{
    MESEWRIGHT_TRY(HarmonyParser parser,
                   HarmonyParser::create(tokenizer, std::move(role), parsing));
    for (const int id : ids)
        MESEWRIGHT_CHECK(parser.push(id));
    MESEWRIGHT_CHECK(parser.finish());
    return parser.messages();
}

} // namespace mesewright
