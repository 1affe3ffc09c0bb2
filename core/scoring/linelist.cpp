// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/linelist.h"

#include <algorithm>
#include <iterator>

namespace mesewright {

namespace {

constexpr std::size_t blockSize = 1024;

} // namespace

LineList::LineList(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find('\n', begin);
        lines.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos)
            break;
        begin = end + 1;
    }
    insert(0, lines);
}

void LineList::replace(std::size_t first, std::size_t count,
                       std::span<const std::string_view> lines)
{
    erase(first, std::min(count, m_size - first));
    insert(first, lines);
}

void LineList::erase(std::size_t first, std::size_t count)
{
    m_size -= count;
    for (auto block = m_blocks.begin(); count > 0;) {
        if (first >= block->size()) {
            first -= block->size();
            ++block;
            continue;
        }
        const std::size_t here = std::min(count, block->size() - first);
        const auto begin = block->begin() + static_cast<std::ptrdiff_t>(first);
        block->erase(begin, begin + static_cast<std::ptrdiff_t>(here));
        count -= here;
    }
    std::erase_if(m_blocks, [](const Block& block) { return block.empty(); });
}

void LineList::insert(std::size_t first, std::span<const std::string_view> lines)
{
    if (lines.empty())
        return;
    m_size += lines.size();
    auto block = m_blocks.begin();
    while (block != m_blocks.end() && first > block->size()) {
        first -= block->size();
        ++block;
    }
    if (block == m_blocks.end())
        block = m_blocks.insert(block, Block());
    block->insert(block->begin() + static_cast<std::ptrdiff_t>(first), lines.begin(), lines.end());
    if (block->size() <= 2 * blockSize)
        return;
    std::vector<Block> pieces;
    for (std::size_t at = 0; at < block->size(); at += blockSize) {
        const auto begin = block->begin() + static_cast<std::ptrdiff_t>(at);
        const std::size_t count = std::min(blockSize, block->size() - at);
        pieces.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(count));
    }
    block = m_blocks.erase(block);
    m_blocks.insert(block, std::make_move_iterator(pieces.begin()),
                    std::make_move_iterator(pieces.end()));
}

std::string LineList::joined() const
{
    std::string text;
    bool isFirst = true;
    for (const Block& block : m_blocks) {
        for (const std::string_view line : block) {
            if (!isFirst)
                text += '\n';
            isFirst = false;
            text += line;
        }
    }
    return text;
}

} // namespace mesewright
