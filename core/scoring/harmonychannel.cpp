// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/harmonychannel.h"

#include <algorithm>
#include <array>

namespace mesewright {

namespace {

constexpr std::string_view::size_type npos = std::string_view::npos;

constexpr std::string_view channelMark = "<|channel|>";
constexpr std::string_view messageMark = "<|message|>";
constexpr std::array<std::string_view, 5> stops{"<|return|>", "<|end|>", "<|call|>", "<|start|>",
                                                "<|endoftext|>"};
// A header holds a channel, perhaps a recipient and a content type.
constexpr std::size_t longestHeader = 300;

constexpr std::string_view space = " \t\r\n\v\f";

bool startsWith(std::string_view text, std::string_view prefix)
{
    return text.substr(0, prefix.size()) == prefix;
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Up to the first mark that ends a message.
std::string_view untilStop(std::string_view text)
{
    for (std::size_t at = text.find("<|"); at != npos; at = text.find("<|", at + 2)) {
        const std::string_view rest = text.substr(at);
        const bool isStop = startsWith(rest, channelMark) ||
                            std::any_of(stops.begin(), stops.end(), [&](std::string_view stop) {
                                return startsWith(rest, stop);
                            });
        if (isStop)
            return text.substr(0, at);
    }
    return text;
}

std::string_view withoutStops(std::string_view text)
{
    for (bool again = true; again;) {
        again = false;
        const std::size_t last = text.find_last_not_of(space);
        const std::string_view body = text.substr(0, last == npos ? 0 : last + 1);
        for (const std::string_view stop : stops) {
            if (body.size() >= stop.size() && body.substr(body.size() - stop.size()) == stop) {
                text = body.substr(0, body.size() - stop.size());
                again = true;
            }
        }
    }
    return text;
}

/// With the special tokens as text.
AnswerText fromMarks(std::string_view answer)
{
    AnswerText result{false, false, {}, "the answer never came to the channel final"};
    for (std::size_t at = answer.find(channelMark); at != npos;
         at = answer.find(channelMark, at + channelMark.size())) {
        const std::string_view header = answer.substr(at + channelMark.size(), longestHeader);
        const std::size_t size = header.find(messageMark);
        if (size == npos || header.substr(0, size).find('\n') != npos)
            continue;
        result.hasChannels = true;
        if (!startsWith(header, "final"))
            continue;
        result.found = true;
        result.text = untilStop(answer.substr(at + channelMark.size() + size + messageMark.size()));
        result.why = "the channel final";
    }
    return result;
}

/// Whether `text` begins with a channel's name and, without a blank, the first word of a sentence:
/// "analysisWe need". No program begins with two names.
bool opensGluedProse(std::string_view text, std::string_view name)
{
    if (!startsWith(text, name))
        return false;
    text.remove_prefix(name.size());
    std::size_t word = 0;
    while (word < text.size() && isLetter(text[word]))
        ++word;
    const bool isGlued = word > 0 && text[0] <= 'Z';
    return isGlued && word + 1 < text.size() && text[word] == ' ' && isLetter(text[word + 1]);
}

/// Without the special tokens.
AnswerText fromRemains(std::string_view answer)
{
    constexpr std::string_view turn = "assistantfinal";
    const std::string_view body =
        answer.substr(std::min(answer.find_first_not_of(space), answer.size()));
    const bool thinks = startsWith(body, "analysis") || startsWith(body, "commentary");
    if (thinks) {
        if (const std::size_t at = answer.rfind(turn); at != npos)
            return {true, true, answer.substr(at + turn.size()), "the channel final"};
        if (opensGluedProse(body, "analysis") || opensGluedProse(body, "commentary"))
            return {false, true, {}, "the answer never came to the channel final"};
    }
    constexpr std::string_view final = "final";
    if (startsWith(body, final)) {
        const std::string_view rest = body.substr(final.size());
        for (const char* start :
             {"```", "~~~", "--", "diff --git ", "minetest.", "core.", "local "}) {
            if (startsWith(rest, start))
                return {true, true, rest, "the channel final"};
        }
        if (opensGluedProse(body, final))
            return {true, true, rest, "the channel final"};
    }
    return {true, false, answer, ""};
}

} // namespace

AnswerText finalChannel(std::string_view answer)
{
    AnswerText result = fromMarks(answer);
    if (result.hasChannels)
        return result;
    result = fromRemains(answer);
    const std::string_view text = withoutStops(result.text);
    if (text.size() < result.text.size() && !result.hasChannels)
        result.why = "a stop token at the end was cut off";
    result.text = text;
    return result;
}

} // namespace mesewright
