// SPDX-License-Identifier: Apache-2.0
#include "core/report/shownpath.h"

#include <system_error>

namespace mesewright::report {

namespace {

bool isPathCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-' || c == '~' || c == '/' || c == '+' || c == '@' || c == '=' ||
           c == '%' || static_cast<unsigned char>(c) >= 0x80;
}

std::string lastPart(std::string_view path)
{
    while (path.ends_with('/'))
        path.remove_suffix(1);
    return std::string(path.substr(path.rfind('/') + 1));
}

} // namespace

ShownPaths::ShownPaths(const std::filesystem::path& workspace)
{
    std::error_code failed;
    std::filesystem::path root = std::filesystem::absolute(workspace, failed).lexically_normal();
    m_root = root.string();
    while (m_root.size() > 1 && m_root.ends_with('/'))
        m_root.pop_back();
}

std::string ShownPaths::path(std::string_view path) const
{
    if (!path.starts_with('/'))
        return std::string(path);
    const std::string normal = std::filesystem::path(path).lexically_normal().string();
    if (normal == m_root || normal == m_root + "/")
        return ".";
    if (normal.starts_with(m_root + "/"))
        return normal.substr(m_root.size() + 1);
    return lastPart(normal);
}

std::string ShownPaths::text(std::string_view text) const
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool starts = text[at] == '/' &&
                            (at == 0 || (!isPathCharacter(text[at - 1]) && text[at - 1] != ':')) &&
                            at + 1 < text.size() && isPathCharacter(text[at + 1]);
        // The workspace may have spaces in its path, so it is looked for as it is.
        const std::string_view rest = text.substr(at);
        if (starts && m_root.size() > 1 && rest.starts_with(m_root) &&
            (rest.size() == m_root.size() || rest[m_root.size()] == '/' ||
             !isPathCharacter(rest[m_root.size()]))) {
            at += m_root.size();
            if (at + 1 < text.size() && text[at] == '/' && isPathCharacter(text[at + 1]))
                ++at;
            else
                out += "the workspace";
            continue;
        }
        if (!starts) {
            out += text[at++];
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isPathCharacter(text[end]))
            ++end;
        // The full stop of a sentence is no part of the path.
        while (end > at + 1 && text[end - 1] == '.')
            --end;
        const std::string last = lastPart(text.substr(at, end - at));
        out += last.empty() ? "/" : "\u2026/" + last;
        at = end;
    }
    return out;
}

} // namespace mesewright::report
