// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// The lines of a text, kept in blocks, so that a diff with very many hunks costs no more than a
/// walk over the blocks for each. Lines end at a line feed; a text has one line more than those.
/// The views point into the texts that they came from.
class LineList
{
public:
    explicit LineList(std::string_view text);

    [[nodiscard]] std::size_t size() const { return m_size; }

    /// Puts `lines` in place of `count` lines from `first` (from 0, at most size()) on, or of as
    /// many as there are.
    void replace(std::size_t first, std::size_t count, std::span<const std::string_view> lines);

    [[nodiscard]] std::string joined() const;

private:
    using Block = std::vector<std::string_view>;

    void erase(std::size_t first, std::size_t count);
    void insert(std::size_t first, std::span<const std::string_view> lines);

    std::vector<Block> m_blocks;
    std::size_t m_size = 0;
};

} // namespace mesewright
