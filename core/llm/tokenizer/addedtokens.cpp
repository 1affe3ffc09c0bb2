// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/addedtokens.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

namespace mesewright {

AddedTokens::AddedTokens(std::vector<AddedToken> tokens) : m_tokens(std::move(tokens))
{
    std::sort(m_tokens.begin(), m_tokens.end(),
              [](const AddedToken& a, const AddedToken& b) { return a.id < b.id; });
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const std::string& content = m_tokens[i].content;
        m_byContent.emplace(content, i);
        const auto first = static_cast<unsigned char>(content.front());
        m_lengths[first].push_back(content.size());
        m_onlyFirst = i == 0 || m_onlyFirst == first ? first : -1;
    }
    for (auto& lengths : m_lengths) {
        std::sort(lengths.begin(), lengths.end(), std::greater<>());
        lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
    }
}

std::optional<AddedTokens::Match> AddedTokens::find(std::string_view text, std::size_t from) const
{
    if (m_tokens.empty())
        return std::nullopt;
    for (std::size_t at = from; at < text.size(); ++at) {
        if (m_onlyFirst >= 0) {
            const void* hit = std::memchr(text.data() + at, m_onlyFirst, text.size() - at);
            if (!hit)
                return std::nullopt;
            at = static_cast<std::size_t>(static_cast<const char*>(hit) - text.data());
        }
        for (const std::size_t length : m_lengths[static_cast<unsigned char>(text[at])]) {
            if (length > text.size() - at)
                continue;
            if (const AddedToken* token = byContent(text.substr(at, length)))
                return Match{at, at + length, token};
        }
    }
    return std::nullopt;
}

const AddedToken* AddedTokens::byContent(std::string_view content) const
{
    const auto found = m_byContent.find(content);
    return found == m_byContent.end() ? nullptr : &m_tokens[found->second];
}

const AddedToken* AddedTokens::byId(int id) const
{
    const auto found =
        std::lower_bound(m_tokens.begin(), m_tokens.end(), id,
                         [](const AddedToken& t, int value) { return t.id < value; });
    return found == m_tokens.end() || found->id != id ? nullptr : &*found;
}

} // namespace mesewright
