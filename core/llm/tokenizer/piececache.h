// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace mesewright {

/// Ids of the pieces met last, in a megabyte that stays near the processor: real text repeats
/// itself. Holds pieces of up to 16 bytes and 3 ids. One cache belongs to one thread.
class PieceCache
{
public:
    static constexpr std::size_t longestPiece = 16;
    static constexpr std::size_t mostIds = 3;

    struct Entry
    {
        std::array<std::uint64_t, 2> bytes{};
        std::uint16_t length = 0; ///< 0: empty
        std::uint16_t count = 0;
        std::array<int, mostIds> ids{};
    };

    /// A piece as a key: its bytes with zeros behind.
    struct Key
    {
        std::array<std::uint64_t, 2> bytes{};
        std::uint16_t length = 0;
    };

    /// This thread's cache, emptied if it held pieces of another owner. Owners count from 1.
    static PieceCache& of(std::uint64_t owner);

    /// `textEnd` is the end of the memory that may be read behind the piece; the piece must be at
    /// most `longestPiece` long.
    static Key keyOf(std::string_view piece, const char* textEnd)
    {
        Key key;
        key.length = static_cast<std::uint16_t>(piece.size());
        if (static_cast<std::size_t>(textEnd - piece.data()) < longestPiece) {
            std::memcpy(key.bytes.data(), piece.data(), piece.size());
            return key;
        }
        std::memcpy(key.bytes.data(), piece.data(), longestPiece);
        const std::size_t bits = piece.size() * 8;
        if (bits < 64)
            key.bytes = {key.bytes[0] & ((std::uint64_t{1} << bits) - 1), 0};
        else if (bits < 128)
            key.bytes[1] &= (std::uint64_t{1} << (bits - 64)) - 1;
        return key;
    }

    /// The place of a key; it may hold another piece.
    Entry& place(const Key& key)
    {
        std::uint64_t hash = (key.bytes[0] ^ key.length) * 0x9E3779B97F4A7C15u;
        hash = (hash ^ hash >> 29 ^ key.bytes[1]) * 0xBF58476D1CE4E5B9u;
        return m_entries[hash >> (64 - indexBits)];
    }

private:
    static constexpr int indexBits = 15;

    std::uint64_t m_owner = 0;
    std::vector<Entry> m_entries;
};

inline bool operator==(const PieceCache::Entry& entry, const PieceCache::Key& key)
{
    // Without a call of memcmp, which comparing the arrays would be.
    return entry.length == key.length && entry.bytes[0] == key.bytes[0] &&
           entry.bytes[1] == key.bytes[1];
}

} // namespace mesewright
