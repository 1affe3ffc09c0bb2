// SPDX-License-Identifier: Apache-2.0
#include "core/data/rowtable.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

namespace mesewright {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view whiteSpace = " \t\r\n";

/// Where a member of the outermost object stands.
struct Member
{
    std::string key;
    std::size_t keyBegin = 0;
    std::size_t begin = 0; ///< of the value
    std::size_t end = 0;
};

std::size_t skipSpace(std::string_view text, std::size_t at)
{
    return std::min(text.find_first_not_of(whiteSpace, at), text.size());
}

std::size_t stringEnd(std::string_view text, std::size_t at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return text.size();
}

/// Behind the value that starts at `at`; the text is known to be JSON.
std::size_t valueEnd(std::string_view text, std::size_t at)
{
    int depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = stringEnd(text, at);
            if (depth == 0)
                return at;
            continue;
        }
        if (c == '{' || c == '[')
            ++depth;
        const bool closes = c == '}' || c == ']';
        if (depth == 0 && (closes || c == ',' || whiteSpace.find(c) != std::string_view::npos))
            return at;
        ++at;
        if (closes && --depth == 0)
            return at;
    }
    return at;
}

std::vector<Member> membersOf(std::string_view row)
{
    std::vector<Member> members;
    std::size_t at = skipSpace(row, skipSpace(row, 0) + 1);
    while (at < row.size() && row[at] == '"') {
        Member member;
        member.keyBegin = at;
        const std::size_t keyEnd = stringEnd(row, at);
        member.key = Json::parse(row.substr(at, keyEnd - at)).get<std::string>();
        member.begin = skipSpace(row, skipSpace(row, keyEnd) + 1);
        member.end = valueEnd(row, member.begin);
        at = skipSpace(row, member.end);
        if (at < row.size() && row[at] == ',')
            at = skipSpace(row, at + 1);
        members.push_back(std::move(member));
    }
    return members;
}

/// In the row's own way: with escapes only, if it has no other letters than ASCII and escapes some.
std::string quoted(std::string_view row, std::string_view value)
{
    const bool ascii = std::none_of(row.begin(), row.end(),
                                    [](char c) { return static_cast<unsigned char>(c) > 127; });
    const bool escapes = ascii && row.find("\\u") != std::string_view::npos;
    return Json(std::string(value))
        .dump(-1, ' ', escapes, nlohmann::detail::error_handler_t::replace);
}

} // namespace

RowLine::RowLine(std::shared_ptr<const std::string> text, std::size_t begin, std::size_t length,
                 End end)
    : m_text(std::move(text)), m_begin(begin), m_length(static_cast<std::uint32_t>(length)),
      m_end(end)
{
}

RowLine::RowLine(std::string text, End end)
    : m_text(std::make_shared<const std::string>(std::move(text))),
      m_length(static_cast<std::uint32_t>(m_text->size())), m_end(end)
{
}

std::string_view RowLine::text() const
{
    return std::string_view(*m_text).substr(m_begin, m_length);
}

RowLine RowLine::withEnd(End end) const
{
    RowLine other = *this;
    other.m_end = end;
    return other;
}

bool RowLine::blank() const
{
    return text().find_first_not_of(whiteSpace) == std::string_view::npos;
}

RowTable::RowTable(std::shared_ptr<const std::string> text)
{
    constexpr std::size_t longest = std::numeric_limits<std::uint32_t>::max();
    const std::string_view all = *text;
    m_byteOrderMark = all.starts_with(byteOrderMark);
    m_lines.reserve(static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n')) + 1);
    for (std::size_t at = m_byteOrderMark ? byteOrderMark.size() : 0; at < all.size();) {
        std::size_t feed = std::min(all.find('\n', at), all.size());
        const bool cut = feed - at > longest;
        feed = cut ? at + longest : feed;
        const bool windows = !cut && feed < all.size() && feed > at && all[feed - 1] == '\r';
        const RowLine::End end = cut || feed == all.size() ? RowLine::End::None
                                 : windows                 ? RowLine::End::Windows
                                                           : RowLine::End::Unix;
        m_lines.emplace_back(text, at, feed - at - (windows ? 1 : 0), end);
        at = cut ? feed : feed + 1;
    }
}

std::string RowTable::bytes() const
{
    std::size_t size = byteOrderMark.size();
    for (const RowLine& line : m_lines)
        size += line.text().size() + 2;
    std::string out;
    out.reserve(size);
    if (m_byteOrderMark)
        out += byteOrderMark;
    for (const RowLine& line : m_lines) {
        out += line.text();
        if (line.end() != RowLine::End::None)
            out += line.end() == RowLine::End::Windows ? "\r\n" : "\n";
    }
    return out;
}

std::vector<RowLine> RowTable::splice(std::size_t at, std::size_t count, std::vector<RowLine> lines)
{
    at = std::min(at, m_lines.size());
    count = std::min(count, m_lines.size() - at);
    const auto first = m_lines.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = first + static_cast<std::ptrdiff_t>(count);
    std::vector<RowLine> out(std::make_move_iterator(first), std::make_move_iterator(last));
    const auto gap = m_lines.erase(first, last);
    m_lines.insert(gap, std::make_move_iterator(lines.begin()),
                   std::make_move_iterator(lines.end()));
    return out;
}

RowLine::End RowTable::usualEnd() const
{
    const bool windows = !m_lines.empty() && m_lines.front().end() == RowLine::End::Windows;
    return windows ? RowLine::End::Windows : RowLine::End::Unix;
}

std::string withTextMember(std::string_view row, std::string_view key, std::string_view value)
{
    const std::string whole(row);
    try {
        if (!Json::parse(row.begin(), row.end()).is_object())
            return whole;
        const std::vector<Member> members = membersOf(row);
        const auto found = std::find_if(members.begin(), members.end(),
                                        [key](const Member& member) { return member.key == key; });
        if (found != members.end())
            return whole.substr(0, found->begin) + quoted(row, value) + whole.substr(found->end);
        if (value.empty())
            return whole;
        const std::string name = Json(std::string(key)).dump();
        if (members.empty())
            return "{" + name + ":" + quoted(row, value) + "}";
        // With white space behind colon and comma where the row has it.
        const Member& last = members.back();
        const std::string keyText = Json(last.key).dump();
        const bool airy = last.begin > last.keyBegin + keyText.size() + 1;
        return whole.substr(0, last.end) + (airy ? ", " : ",") + name + (airy ? ": " : ":") +
               quoted(row, value) + whole.substr(last.end);
    } catch (const std::exception&) {
        return whole; // the row's own findings say what is wrong with it
    }
}

} // namespace mesewright
