// SPDX-License-Identifier: Apache-2.0
#include "tests/core/report/xmlcheck.h"

#include "core/base/utf8.h"

#include <set>
#include <vector>

namespace mesewright::report {

namespace {

class XmlCheck
{
public:
    explicit XmlCheck(std::string_view text) : m_text(text) {}

    std::string run()
    {
        const std::string_view doctype = "<!DOCTYPE html>";
        if (m_text.starts_with(doctype))
            m_at = doctype.size();
        if (const std::string bad = badCharacter(); !bad.empty())
            return bad;
        while (m_problem.empty() && m_at < m_text.size()) {
            if (m_text[m_at] == '<')
                tag();
            else
                character(m_open.empty());
        }
        if (m_problem.empty() && !m_open.empty())
            fail("<" + m_open.back() + "> is never closed");
        return m_problem;
    }

private:
    std::string badCharacter()
    {
        for (std::size_t at = 0; at < m_text.size();) {
            const CodePoint point = decodeUtf8(m_text, at);
            const char32_t c = point.value;
            if (!point.valid || (c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF)
                return "bad character at byte " + std::to_string(at);
            at += point.length;
        }
        return "";
    }

    void fail(const std::string& what)
    {
        if (m_problem.empty())
            m_problem = what + " at byte " + std::to_string(m_at) + ": " +
                        std::string(m_text.substr(m_at, 60));
    }

    void character(bool outside)
    {
        const char c = m_text[m_at];
        if (c == '&') {
            static const std::set<std::string_view> known{"&amp;", "&lt;", "&gt;", "&quot;",
                                                          "&#39;"};
            const std::size_t end = m_text.find(';', m_at);
            if (end == std::string_view::npos ||
                !known.contains(m_text.substr(m_at, end - m_at + 1)))
                return fail("unknown reference");
            m_at = end;
        } else if (c == '>' || (outside && c != '\n')) {
            return fail("stray character");
        }
        ++m_at;
    }

    std::string name()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() &&
               (std::isalnum(static_cast<unsigned char>(m_text[m_at])) || m_text[m_at] == '-'))
            ++m_at;
        if (m_at == start)
            fail("name expected");
        return std::string(m_text.substr(start, m_at - start));
    }

    void tag()
    {
        ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == '/') {
            ++m_at;
            const std::string closed = name();
            if (m_open.empty() || m_open.back() != closed)
                return fail("</" + closed + "> does not match");
            m_open.pop_back();
            if (m_text.substr(m_at, 1) != ">")
                return fail("> expected");
            ++m_at;
            return;
        }
        const std::string opened = name();
        std::set<std::string> attributes;
        while (m_problem.empty() && m_text.substr(m_at, 1) == " ") {
            ++m_at;
            if (!attributes.insert(name()).second)
                return fail("attribute twice");
            if (m_text.substr(m_at, 2) != "=\"")
                return fail("=\" expected");
            m_at += 2;
            while (m_problem.empty() && m_at < m_text.size() && m_text[m_at] != '"') {
                if (m_text[m_at] == '<')
                    return fail("< in an attribute");
                character(false);
            }
            ++m_at;
        }
        if (m_text.substr(m_at, 2) == "/>") {
            m_at += 2;
        } else if (m_text.substr(m_at, 1) == ">") {
            ++m_at;
            m_open.push_back(opened);
        } else {
            fail("> expected");
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<std::string> m_open;
    std::string m_problem;
};

} // namespace

std::string xmlProblem(std::string_view page)
{
    return XmlCheck(page).run();
}

} // namespace mesewright::report
