// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// One line of a JSON Lines file with the line end that it has there. It keeps the text that it
/// lies in, so that a line may be held on its own.
class RowLine
{
public:
    enum class End : std::uint8_t { None, Unix, Windows };

    RowLine(std::shared_ptr<const std::string> text, std::size_t begin, std::size_t length,
            End end);
    /// A line of its own.
    explicit RowLine(std::string text, End end = End::Unix);

    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] End end() const { return m_end; }
    [[nodiscard]] RowLine withEnd(End end) const;
    /// Nothing but white space.
    [[nodiscard]] bool blank() const;

private:
    std::shared_ptr<const std::string> m_text;
    std::size_t m_begin = 0;
    std::uint32_t m_length = 0;
    End m_end = End::Unix;
};

/// A JSON Lines file as lines that can be changed one by one, while every other byte stays: line
/// ends, blank lines, a byte order mark, a missing line end at the end. Lines count from 0.
class RowTable
{
public:
    RowTable() = default;
    /// Lines of 4 GiB and more are cut apart.
    explicit RowTable(std::shared_ptr<const std::string> text);

    [[nodiscard]] std::size_t size() const { return m_lines.size(); }
    [[nodiscard]] const RowLine& line(std::size_t i) const { return m_lines[i]; }
    [[nodiscard]] std::string_view text(std::size_t i) const { return m_lines[i].text(); }
    [[nodiscard]] std::string bytes() const;

    /// Puts `lines` in the place of `count` lines from `at` on and returns those.
    std::vector<RowLine> splice(std::size_t at, std::size_t count, std::vector<RowLine> lines);

    /// How a new line would end here: as the first one does.
    [[nodiscard]] RowLine::End usualEnd() const;

private:
    bool m_byteOrderMark = false;
    std::vector<RowLine> m_lines;
};

/// A row's text with the text member `key` set to `value`: in its place if it is there, else behind
/// the last member; all else stays byte for byte. An empty value takes nothing away and adds
/// nothing. A text that is no JSON object comes back as it is.
[[nodiscard]] std::string withTextMember(std::string_view row, std::string_view key,
                                         std::string_view value);

} // namespace mesewright
