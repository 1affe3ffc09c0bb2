// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// Token strings by id, and ids by string. Strings of up to 8 bytes, nearly all there are in real
/// text, are found with one access to memory.
class TokenTable
{
public:
    /// Room for `tokens` entries with ids below `idLimit`; `bytes` for all their strings together.
    void reserve(std::size_t tokens, int idLimit, std::size_t bytes);

    /// False if the string is known or the id is taken.
    [[nodiscard]] bool add(std::string_view bytes, int id);

    /// A question whose answer is being fetched from memory. Holds the view it was made from.
    struct Probe
    {
        std::uint64_t key = 0;
        std::string_view bytes;
    };
    [[nodiscard]] Probe probe(std::string_view bytes) const;

    /// The id of a string, or -1.
    [[nodiscard]] int find(const Probe& probe) const;
    [[nodiscard]] int find(std::string_view bytes) const;

    [[nodiscard]] std::string_view bytesOf(int id) const;
    [[nodiscard]] bool has(int id) const;
    [[nodiscard]] int idLimit() const { return static_cast<int>(m_strings.size()); }

private:
    struct Slot
    {
        std::uint64_t key = 0;
        std::int32_t id = -1;
        std::uint32_t length = 0;
    };
    struct String
    {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
        bool used = false;
    };

    [[nodiscard]] std::size_t firstSlot(std::uint64_t key, std::size_t length) const;

    /// The slot that holds the string, or the empty one where it would go.
    [[nodiscard]] std::size_t slotOf(std::uint64_t key, std::string_view bytes) const;

    std::string m_arena;
    std::vector<String> m_strings;
    std::vector<Slot> m_slots;
    std::size_t m_mask = 0;
};

/// What two neighbouring tokens become. Lower ranks merge first.
struct Merge
{
    static constexpr std::uint32_t noRank = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t rank = noRank;
    std::int32_t id = -1;
};

/// Merges by pair of ids.
class MergeTable
{
public:
    void reserve(std::size_t merges);

    /// The first of equal pairs counts.
    void add(int left, int right, Merge merge);

    [[nodiscard]] Merge find(int left, int right) const
    {
        const std::uint64_t key = keyOf(left, right);
        for (std::size_t at = hashOf(key);; at = (at + 1) & m_mask) {
            if (m_slots[at].key == key)
                return m_slots[at].merge;
            if (m_slots[at].key == emptyKey)
                return {};
        }
    }

private:
    static constexpr std::uint64_t emptyKey = ~std::uint64_t{0};
    struct Slot
    {
        std::uint64_t key = emptyKey;
        Merge merge;
    };

    static std::uint64_t keyOf(int left, int right)
    {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32 |
               static_cast<std::uint32_t>(right);
    }
    [[nodiscard]] std::size_t hashOf(std::uint64_t key) const
    {
        return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> m_shift);
    }

    std::vector<Slot> m_slots;
    std::size_t m_mask = 0;
    int m_shift = 63;
};

/// Merges neighbours in `ids` until no pair has a merge: always the pair of the lowest rank, the
/// leftmost of equals. O(n log n), so that a piece of megabytes is no trap.
void mergeAll(const MergeTable& merges, std::vector<int>& ids);

} // namespace mesewright
