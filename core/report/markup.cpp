// SPDX-License-Identifier: Apache-2.0
#include "core/report/markup.h"

#include "core/base/utf8.h"

#include <utility>

namespace mesewright::report {

namespace {

bool turnsDirection(char32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/// What stands for a character that must not be shown as it is; 0 for all others.
char32_t picture(char32_t c)
{
    if (c < 0x20 && c != '\t' && c != '\n')
        return 0x2400 + c;
    if (c == 0x7F)
        return 0x2421;
    if ((c >= 0x80 && c < 0xA0) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
        return 0xFFFD;
    return 0;
}

} // namespace

std::string plainText(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = decodeUtf8(bytes, at);
        at += point.length;
        const char32_t c = point.valid ? point.value : 0xFFFD;
        if (c == '\r' && at < bytes.size() && bytes[at] == '\n')
            continue; // the line feed comes next
        if (turnsDirection(c)) {
            static constexpr const char* digits = "0123456789ABCDEF";
            out += "[U+";
            for (int shift = 12; shift >= 0; shift -= 4)
                out += digits[(c >> shift) & 15];
            out += ']';
        } else {
            const char32_t shown = picture(c);
            appendUtf8(out, shown != 0 ? shown : c);
        }
    }
    return out;
}

std::string escaped(std::string_view bytes)
{
    std::string out;
    for (const char c : plainText(bytes)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

void Markup::start(std::string_view tag, Attributes attributes)
{
    m_out += '<';
    m_out += tag;
    for (const auto& [name, value] : attributes) {
        m_out += ' ';
        m_out += name;
        m_out += "=\"" + escaped(value) + '"';
    }
}

Markup& Markup::open(std::string_view tag, Attributes attributes)
{
    start(tag, attributes);
    m_out += '>';
    m_open.emplace_back(tag);
    return *this;
}

Markup& Markup::close()
{
    if (!m_open.empty()) {
        m_out += "</" + m_open.back() + '>';
        m_open.pop_back();
    }
    return *this;
}

Markup& Markup::text(std::string_view text)
{
    m_out += escaped(text);
    return *this;
}

Markup& Markup::leaf(std::string_view tag, std::string_view content, Attributes attributes)
{
    open(tag, attributes);
    text(content);
    return close();
}

Markup& Markup::empty(std::string_view tag, Attributes attributes)
{
    start(tag, attributes);
    m_out += "/>";
    return *this;
}

Markup& Markup::newline()
{
    m_out += '\n';
    return *this;
}

Markup& Markup::styleSheet(std::string_view css)
{
    m_out += "<style>";
    m_out += css;
    m_out += "</style>\n";
    return *this;
}

std::string Markup::take()
{
    while (!m_open.empty())
        close();
    return std::exchange(m_out, {});
}

} // namespace mesewright::report
