// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/harmonyheader.h"

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/llm/tokenizer/charclass.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace mesewright {

namespace {

constexpr std::string_view channelMarker = "<|channel|>";
constexpr std::string_view constrainMarker = "<|constrain|>";
constexpr std::string_view recipientPrefix = "to=";

/// Words between the ASCII white space that Rust knows: without the vertical tab.
std::vector<std::string> wordsOf(std::string_view text)
{
    constexpr std::string_view separators = " \t\n\f\r";
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(separators, at);
        if (begin == std::string_view::npos)
            break;
        at = std::min(text.find_first_of(separators, begin), text.size());
        words.emplace_back(text.substr(begin, at - begin));
    }
    return words;
}

bool isSpace(char32_t character)
{
    const CharClassSet set = CharTable::instance().of(character);
    return (set & setOf(CharClass::Space, CharClass::Newline)) != 0;
}

/// A header taken apart.
struct Header
{
    std::optional<std::string> channel;
    std::vector<std::string> words; ///< all but the channel
};

/// Cuts `<|channel|>name` out of the text; the name ends at white space or at a `<`.
Result<std::optional<std::string>> takeChannel(std::string& text)
{
    const std::size_t marker = text.find(channelMarker);
    if (marker == std::string::npos)
        return std::optional<std::string>();
    const std::size_t begin = marker + channelMarker.size();
    std::size_t end = begin;
    while (end < text.size() && text[end] != '<') {
        const CodePoint point = decodeUtf8(text, end);
        if (isSpace(point.value))
            break;
        end += point.length;
    }
    if (end == begin)
        return badInput("the header of a message has <|channel|> without a name behind it");
    std::string channel = text.substr(begin, end - begin);
    text.erase(marker, end - marker);
    return std::optional(std::move(channel));
}

/// White space of any script at both ends goes, before words are cut at ASCII white space.
void trim(std::string& text)
{
    std::size_t end = 0;
    std::size_t begin = text.size();
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decodeUtf8(text, at);
        if (!isSpace(point.value)) {
            begin = std::min(begin, at);
            end = at + point.length;
        }
        at += point.length;
    }
    text = begin < end ? text.substr(begin, end - begin) : std::string();
}

Result<Header> takeApart(std::string_view text)
{
    std::string rest(text);
    Header header;
    MESEWRIGHT_TRY(header.channel, takeChannel(rest));
    trim(rest);
    for (std::size_t at = rest.find(constrainMarker); at != std::string::npos;
         at = rest.find(constrainMarker, at + constrainMarker.size() + 1))
        rest.insert(at, 1, ' ');
    header.words = wordsOf(rest);
    return header;
}

std::string withoutPrefix(const std::string& word)
{
    return word.starts_with(recipientPrefix) ? word.substr(recipientPrefix.size()) : word;
}

} // namespace

bool isHarmonyRole(std::string_view role)
{
    constexpr std::array<std::string_view, 5> roles = {"system", "developer", "user", "assistant",
                                                       "tool"};
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

Result<HarmonyMessage> parseHarmonyHeader(std::string_view text,
                                          const std::optional<std::string>& role)
{
    MESEWRIGHT_TRY(Header header, takeApart(text));
    std::vector<std::string>& words = header.words;
    HarmonyMessage message;
    message.channel = std::move(header.channel);
    if (role) {
        message.role = *role;
    } else if (words.empty()) {
        return badInput("the header of a message has no role");
    } else {
        const std::string first = words.front();
        message.role = isHarmonyRole(first) ? first : "tool";
        if (message.role == "tool")
            message.name = first;
        if (message.role != first) {
            if (words.size() == 1 && !first.starts_with(recipientPrefix))
                return badInput("the header of a message has the unknown role \"" + first + "\"");
            words.erase(words.begin());
        }
    }
    if (!words.empty() && words.front() == message.role)
        words.erase(words.begin());

    // What is left: a recipient, or a recipient and a content type. A lone word is the recipient.
    if (words.empty())
        return message;
    if (words.size() > 1 && !words.back().starts_with(recipientPrefix)) {
        message.contentType = words.back();
        words.pop_back();
    }
    message.recipient = withoutPrefix(words.back());
    words.pop_back();
    if (!words.empty())
        return badInput("the header of a message has \"" + words.front() +
                        "\" before its recipient, where nothing was expected");
    return message;
}

Result<HarmonyMessage> parseHarmonyStub(std::string_view text, const std::string& role)
{
    MESEWRIGHT_TRY(Header header, takeApart(text));
    std::vector<std::string>& words = header.words;
    if (!words.empty() && words.front() == role)
        words.erase(words.begin());
    HarmonyMessage message;
    message.role = role;
    message.channel = std::move(header.channel);
    message.text = join(words, " ");
    return message;
}

} // namespace mesewright
