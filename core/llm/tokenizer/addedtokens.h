// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mesewright {

/// A token that is cut out of the text before anything else.
struct AddedToken
{
    int id = 0;
    std::string content;
    bool special = false;
};

/// Finds added tokens in a text: leftmost, the longest of those that begin at one place.
class AddedTokens
{
public:
    struct Match
    {
        std::size_t begin = 0;
        std::size_t end = 0;
        const AddedToken* token = nullptr;
    };

    AddedTokens() = default;
    explicit AddedTokens(std::vector<AddedToken> tokens);

    /// The first match that begins at `from` or behind.
    [[nodiscard]] std::optional<Match> find(std::string_view text, std::size_t from) const;

    [[nodiscard]] const AddedToken* byContent(std::string_view content) const;
    [[nodiscard]] const AddedToken* byId(int id) const;
    [[nodiscard]] const std::vector<AddedToken>& all() const { return m_tokens; }

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };

    std::vector<AddedToken> m_tokens; ///< by id
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> m_byContent;
    std::array<std::vector<std::size_t>, 256> m_lengths; ///< by first byte, longest first
    int m_onlyFirst = -1; ///< the first byte of all, if they share one
};

} // namespace mesewright
