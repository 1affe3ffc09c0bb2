// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mesewright::report {

/// Any bytes as text that a page or table may hold: invalid UTF-8 becomes U+FFFD, control
/// characters their pictures (NUL: U+2400), and the marks that turn the direction of writing, which
/// could make code look like other code, become "[U+202E]". Tabs and line feeds stay.
[[nodiscard]] std::string plainText(std::string_view bytes);

/// `plainText` with the five characters that mean something in HTML and XML written as references.
[[nodiscard]] std::string escaped(std::string_view bytes);

/// Writes HTML that is XML too. Text and attribute values are escaped here and nowhere else, and
/// what is opened is closed in the right order, so that no content can break the page.
class Markup
{
public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

    Markup& open(std::string_view tag, Attributes attributes = {});
    Markup& close();
    Markup& text(std::string_view text);
    /// An element that holds only text.
    Markup& leaf(std::string_view tag, std::string_view text, Attributes attributes = {});
    /// `<br/>`: only for HTML's void elements and inside SVG.
    Markup& empty(std::string_view tag, Attributes attributes = {});
    /// A line feed between elements, where white space does not matter.
    Markup& newline();
    /// Our own style sheet; must hold neither "<" nor "&".
    Markup& styleSheet(std::string_view css);

    /// Closes what is open and hands the text over.
    [[nodiscard]] std::string take();

private:
    void start(std::string_view tag, Attributes attributes);

    std::string m_out;
    std::vector<std::string> m_open;
};

} // namespace mesewright::report
