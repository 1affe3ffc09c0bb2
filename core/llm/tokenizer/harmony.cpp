// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/harmony.h"

#include "core/base/text.h"
#include "core/llm/tokenizer/harmonyheader.h"
#include "core/llm/tokenizer/harmonyparser.h"
#include "core/llm/tokenizer/harmonytools.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <utility>

namespace mesewright {

namespace {

constexpr std::string_view constrainMarker = "<|constrain|>";

const Json& member(const Json& object, const char* key)
{
    static const Json absent;
    if (!object.is_object())
        return absent;
    const auto found = object.find(key);
    return found == object.end() ? absent : *found;
}

Result<std::optional<std::string>> optionalText(const Json& object, const char* key,
                                                const std::string& where)
{
    const Json& value = member(object, key);
    if (value.is_null())
        return std::optional<std::string>();
    if (!value.is_string())
        return badInput(where + ": \"" + key + "\" is no text; give a text or leave it out");
    return std::optional(value.get<std::string>());
}

/// Renders one conversation.
class Renderer
{
public:
    Renderer(const Tokenizer& tokenizer, const HarmonyIds& special, const Json& messages)
        : m_tokenizer(tokenizer), m_special(special), m_messages(messages)
    {
        for (const Json& message : m_messages) {
            for (const Json& part : member(message, "content")) {
                const Json& functions = member(member(part, "tools"), "functions");
                if (member(part, "type") == "developer_content" &&
                    !member(functions, "tools").empty())
                    m_hasFunctions = true;
            }
        }
    }

    Result<std::vector<int>> render(const HarmonyRenderOptions& options)
    {
        const std::size_t firstFinal =
            options.autoDropAnalysis && lastAssistantIsFinal() ? firstFinalMessage() : 0;
        for (std::size_t i = 0; i < m_messages.size(); ++i) {
            if (i < firstFinal && member(m_messages[i], "channel") == "analysis")
                continue;
            MESEWRIGHT_CHECK(renderMessage(m_messages[i], "message " + std::to_string(i + 1)));
        }
        if (options.mode == HarmonyMode::Completion) {
            m_ids.push_back(m_special.start);
            addText(options.nextRole);
        }
        if (options.mode == HarmonyMode::Training && !m_messages.empty() &&
            isFinal(m_messages.back()))
            m_ids.back() = m_special.finish;
        return std::move(m_ids);
    }

private:
    static bool isFinal(const Json& message)
    {
        return member(message, "role") == "assistant" && member(message, "channel") == "final";
    }

    bool lastAssistantIsFinal() const
    {
        for (std::size_t i = m_messages.size(); i-- > 0;) {
            if (member(m_messages[i], "role") == "assistant")
                return isFinal(m_messages[i]);
        }
        return false;
    }

    std::size_t firstFinalMessage() const
    {
        for (std::size_t i = 0; i < m_messages.size(); ++i) {
            if (member(m_messages[i], "channel") == "final")
                return i;
        }
        return 0;
    }

    void addText(std::string_view text)
    {
        m_tokenizer.encodeInto(text, SpecialTokens::Plain, m_ids);
    }

    Result<void> renderMessage(const Json& message, const std::string& where)
    {
        m_ids.push_back(m_special.start);
        MESEWRIGHT_CHECK(renderHeader(message, where));
        m_ids.push_back(m_special.message);
        const Json& content = member(message, "content");
        if (content.is_string()) {
            addText(content.get<std::string>());
        } else if (content.is_array()) {
            for (const Json& part : content) {
                MESEWRIGHT_TRY(const std::string text, textOf(part, message, where));
                addText(text);
            }
        } else {
            return badInput(where + ": \"content\" is neither a list nor a text; give one of them");
        }
        const bool calls =
            member(message, "role") == "assistant" && !member(message, "recipient").is_null();
        m_ids.push_back(calls ? m_special.call : m_special.end);
        return {};
    }

    Result<void> renderHeader(const Json& message, const std::string& where)
    {
        MESEWRIGHT_TRY(const auto role, optionalText(message, "role", where));
        if (!role || !isHarmonyRole(*role))
            return badInput(where + ": the role is " + (role ? "\"" + *role + "\"" : "missing") +
                            ", but system, developer, user, assistant or tool was expected");
        MESEWRIGHT_TRY(const auto name, optionalText(message, "name", where));
        if (*role == "tool") {
            if (!name)
                return badInput(where + ": a message of a tool has no name; give the tool's name");
            addText(*name);
        } else {
            addText(*role);
            if (name)
                addText(":" + *name);
        }
        MESEWRIGHT_TRY(const auto recipient, optionalText(message, "recipient", where));
        if (recipient && *recipient != "all")
            addText(" to=" + *recipient);
        MESEWRIGHT_TRY(const auto channel, optionalText(message, "channel", where));
        if (channel) {
            m_ids.push_back(m_special.channel);
            addText(*channel);
        }
        MESEWRIGHT_TRY(const auto contentType, optionalText(message, "content_type", where));
        if (contentType && contentType->starts_with(constrainMarker)) {
            addText(" ");
            m_ids.push_back(m_special.constrain);
            addText(contentType->substr(constrainMarker.size()));
        } else if (contentType) {
            addText(" " + *contentType);
        }
        return {};
    }

    Result<std::string> textOf(const Json& part, const Json& message, const std::string& where)
    {
        const Json& type = member(part, "type");
        const Json& role = member(message, "role");
        if (type == "text" && member(part, "text").is_string())
            return member(part, "text").get<std::string>();
        if (type == "system_content" && role == "system")
            return systemText(part, where);
        if (type == "developer_content" && role == "developer")
            return developerText(part, where);
        return badInput(where +
                        ": a part of the content is neither text nor the system_content or "
                        "developer_content of a message of that role; correct its \"type\"");
    }

    Result<std::string> systemText(const Json& part, const std::string& where)
    {
        std::vector<std::string> head;
        MESEWRIGHT_TRY(const auto identity, optionalText(part, "model_identity", where));
        if (identity)
            head.push_back(*identity);
        MESEWRIGHT_TRY(const auto cutoff, optionalText(part, "knowledge_cutoff", where));
        if (cutoff)
            head.push_back("Knowledge cutoff: " + *cutoff);
        MESEWRIGHT_TRY(const auto date, optionalText(part, "conversation_start_date", where));
        if (date)
            head.push_back("Current date: " + *date);

        std::vector<std::string> sections;
        if (!head.empty())
            sections.push_back(join(head, "\n"));
        MESEWRIGHT_TRY(auto effort, optionalText(part, "reasoning_effort", where));
        if (effort) {
            std::transform(effort->begin(), effort->end(), effort->begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            if (*effort != "low" && *effort != "medium" && *effort != "high")
                return badInput(where + ": reasoning_effort is \"" + *effort +
                                "\", but low, medium or high was expected");
            sections.push_back("Reasoning: " + *effort);
        }
        MESEWRIGHT_CHECK(addTools(part, where, sections));
        MESEWRIGHT_CHECK(addChannels(member(part, "channel_config"), where, sections));
        return join(sections, "\n\n");
    }

    Result<std::string> developerText(const Json& part, const std::string& where)
    {
        std::vector<std::string> sections;
        MESEWRIGHT_TRY(const auto instructions, optionalText(part, "instructions", where));
        if (instructions) {
            sections.push_back("# Instructions");
            sections.push_back(*instructions);
        }
        MESEWRIGHT_CHECK(addTools(part, where, sections));
        return join(sections, "\n\n");
    }

    Result<void> addTools(const Json& part, const std::string& where,
                          std::vector<std::string>& sections)
    {
        const Json& tools = member(part, "tools");
        if (tools.is_null() || tools.empty())
            return {};
        MESEWRIGHT_TRY(std::string section, renderToolsSection(tools, where));
        sections.push_back(std::move(section));
        return {};
    }

    Result<void> addChannels(const Json& config, const std::string& where,
                             std::vector<std::string>& sections)
    {
        const Json& list = member(config, "valid_channels");
        if (list.is_null() || list.empty())
            return {};
        std::vector<std::string> channels;
        for (const Json& channel : list) {
            if (!channel.is_string())
                return badInput(where + ": valid_channels is no list of names; give names");
            channels.push_back(channel.get<std::string>());
        }
        std::string text = "# Valid channels: " + join(channels, ", ") + ".";
        if (member(config, "channel_required") == true)
            text += " Channel must be included for every message.";
        if (m_hasFunctions)
            text += "\nCalls to these tools must go to the commentary channel: 'functions'.";
        sections.push_back(text);
        return {};
    }

    const Tokenizer& m_tokenizer;
    const HarmonyIds& m_special;
    const Json& m_messages;
    bool m_hasFunctions = false;
    std::vector<int> m_ids;
};

} // namespace

Result<std::vector<int>> renderHarmony(const Tokenizer& tokenizer, const Json& conversation,
                                       const HarmonyRenderOptions& options)
{
    MESEWRIGHT_TRY(const HarmonyIds special, HarmonyIds::of(tokenizer));
    const Json& messages = member(conversation, "messages");
    if (!messages.is_array())
        return badInput("a conversation has no list \"messages\"; give one");
    return Renderer(tokenizer, special, messages).render(options);
}

} // namespace mesewright
