// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"

#include <algorithm>

namespace mesewright {

namespace {

/// What a lead byte announces: the length, and the range of the second byte (Unicode table 3-7).
struct Lead
{
    int length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
};

constexpr Lead leadOf(unsigned char byte)
{
    if (byte < 0x80)
        return {1};
    if (byte >= 0xC2 && byte <= 0xDF)
        return {2};
    if (byte == 0xE0)
        return {3, 0xA0, 0xBF};
    if (byte == 0xED)
        return {3, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF)
        return {3};
    if (byte == 0xF0)
        return {4, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3)
        return {4};
    if (byte == 0xF4)
        return {4, 0x80, 0x8F};
    return {};
}

} // namespace

CodePoint decodeUtf8(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const Lead lead = leadOf(first);
    if (lead.length == 0)
        return {};
    if (lead.length == 1)
        return {first, 1, true};
    char32_t value = first & (0x7Fu >> lead.length);
    for (int i = 1; i < lead.length; ++i) {
        const std::size_t position = at + static_cast<std::size_t>(i);
        const unsigned char low = i == 1 ? lead.low : 0x80;
        const unsigned char high = i == 1 ? lead.high : 0xBF;
        const auto byte = position < text.size() ? static_cast<unsigned char>(text[position]) : 0;
        if (byte < low || byte > high)
            return {0xFFFD, static_cast<std::size_t>(i), false};
        value = (value << 6) | (byte & 0x3Fu);
    }
    return {value, static_cast<std::size_t>(lead.length), true};
}

void appendUtf8(std::string& out, char32_t codePoint)
{
    // Surrogates and numbers past the last plane have no UTF-8 form.
    if ((codePoint >= 0xD800 && codePoint <= 0xDFFF) || codePoint > 0x10FFFF)
        codePoint = 0xFFFD;
    const auto tail = [&](int shift) {
        out.push_back(static_cast<char>(0x80 | ((codePoint >> shift) & 0x3F)));
    };
    if (codePoint < 0x80) {
        out.push_back(static_cast<char>(codePoint));
    } else if (codePoint < 0x800) {
        out.push_back(static_cast<char>(0xC0 | (codePoint >> 6)));
        tail(0);
    } else if (codePoint < 0x10000) {
        out.push_back(static_cast<char>(0xE0 | (codePoint >> 12)));
        tail(6);
        tail(0);
    } else {
        out.push_back(static_cast<char>(0xF0 | (codePoint >> 18)));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string replaceInvalidUtf8(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decodeUtf8(text, at);
        if (point.valid)
            out.append(text.substr(at, point.length));
        else
            out.append("\xEF\xBF\xBD");
        at += point.length;
    }
    return out;
}

bool isValidUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decodeUtf8(text, at);
        if (!point.valid)
            return false;
        at += point.length;
    }
    return true;
}

std::size_t incompleteUtf8Tail(std::string_view text)
{
    const std::size_t most = std::min<std::size_t>(3, text.size());
    for (std::size_t back = 1; back <= most; ++back) {
        const std::size_t at = text.size() - back;
        const Lead lead = leadOf(static_cast<unsigned char>(text[at]));
        if (lead.length == 0)
            continue;
        const CodePoint point = decodeUtf8(text, at);
        return !point.valid && point.length == back ? back : 0;
    }
    return 0;
}

} // namespace mesewright
