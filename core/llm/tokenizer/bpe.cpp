// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/bpe.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <queue>

namespace mesewright {

namespace {

constexpr std::size_t shortLength = 8;

std::uint64_t load(const char* from, std::size_t count)
{
    std::uint64_t value = 0;
    std::memcpy(&value, from, count);
    return value;
}

std::uint64_t mixed(std::uint64_t value)
{
    value *= 0x9E3779B97F4A7C15u;
    return value ^ value >> 32;
}

/// The bytes themselves if they fit, else a hash of them.
std::uint64_t keyOf(std::string_view bytes)
{
    const char* data = bytes.data();
    const std::size_t length = bytes.size();
    if (length < 4) {
        if (length == 0)
            return 0;
        // First, middle and last byte are all bytes there are.
        return static_cast<std::uint64_t>(static_cast<unsigned char>(data[0])) |
               static_cast<std::uint64_t>(static_cast<unsigned char>(data[length / 2])) << 8 |
               static_cast<std::uint64_t>(static_cast<unsigned char>(data[length - 1])) << 16;
    }
    // Two loads that may overlap: one key for each string of a given length.
    if (length <= shortLength)
        return load(data, 4) | load(data + length - 4, 4) << 32;
    std::uint64_t hash = length;
    for (std::size_t at = 0; at + 8 < length; at += 8)
        hash = mixed(hash ^ load(data + at, 8));
    return mixed(hash ^ load(data + length - 8, 8));
}

std::size_t slotCount(std::size_t entries)
{
    return std::bit_ceil(std::max<std::size_t>(16, entries * 2));
}

} // namespace

void TokenTable::reserve(std::size_t tokens, int idLimit, std::size_t bytes)
{
    m_arena.reserve(bytes);
    m_strings.assign(static_cast<std::size_t>(idLimit), {});
    m_slots.assign(slotCount(tokens), {});
    m_mask = m_slots.size() - 1;
}

std::size_t TokenTable::firstSlot(std::uint64_t key, std::size_t length) const
{
    return static_cast<std::size_t>(mixed(key + length)) & m_mask;
}

std::size_t TokenTable::slotOf(std::uint64_t key, std::string_view bytes) const
{
    for (std::size_t at = firstSlot(key, bytes.size());; at = (at + 1) & m_mask) {
        const Slot& slot = m_slots[at];
        if (slot.id < 0)
            return at;
        if (slot.key == key && slot.length == bytes.size() &&
            (bytes.size() <= shortLength || bytesOf(slot.id) == bytes))
            return at;
    }
}

bool TokenTable::add(std::string_view bytes, int id)
{
    const std::uint64_t key = keyOf(bytes);
    Slot& slot = m_slots[slotOf(key, bytes)];
    String& string = m_strings[static_cast<std::size_t>(id)];
    if (slot.id >= 0 || string.used)
        return false;
    string = {static_cast<std::uint32_t>(m_arena.size()), static_cast<std::uint32_t>(bytes.size()),
              true};
    m_arena.append(bytes);
    slot = {key, id, static_cast<std::uint32_t>(bytes.size())};
    return true;
}

TokenTable::Probe TokenTable::probe(std::string_view bytes) const
{
    const std::uint64_t key = keyOf(bytes);
    __builtin_prefetch(&m_slots[firstSlot(key, bytes.size())]);
    return {key, bytes};
}

int TokenTable::find(const Probe& probe) const
{
    return m_slots[slotOf(probe.key, probe.bytes)].id;
}

int TokenTable::find(std::string_view bytes) const
{
    return m_slots[slotOf(keyOf(bytes), bytes)].id;
}

std::string_view TokenTable::bytesOf(int id) const
{
    if (!has(id))
        return {};
    const String& string = m_strings[static_cast<std::size_t>(id)];
    return {m_arena.data() + string.offset, string.length};
}

bool TokenTable::has(int id) const
{
    return id >= 0 && static_cast<std::size_t>(id) < m_strings.size() &&
           m_strings[static_cast<std::size_t>(id)].used;
}

void MergeTable::reserve(std::size_t merges)
{
    m_slots.assign(slotCount(merges), {});
    m_mask = m_slots.size() - 1;
    m_shift = 64 - std::countr_zero(m_slots.size());
}

void MergeTable::add(int left, int right, Merge merge)
{
    const std::uint64_t key = keyOf(left, right);
    std::size_t at = hashOf(key);
    while (m_slots[at].key != emptyKey && m_slots[at].key != key)
        at = (at + 1) & m_mask;
    if (m_slots[at].key == emptyKey)
        m_slots[at] = {key, merge};
}

namespace {

/// Up to this many tokens a scan for the lowest rank beats a heap.
constexpr std::size_t longestForScan = 64;

void mergeByScan(const MergeTable& merges, std::vector<int>& ids)
{
    Merge pairs[longestForScan];
    std::size_t count = ids.size();
    for (std::size_t i = 0; i + 1 < count; ++i)
        pairs[i] = merges.find(ids[i], ids[i + 1]);
    while (count > 1) {
        std::size_t best = 0;
        for (std::size_t i = 1; i + 1 < count; ++i)
            best = pairs[i].rank < pairs[best].rank ? i : best;
        if (pairs[best].rank == Merge::noRank)
            break;
        ids[best] = pairs[best].id;
        std::copy(ids.begin() + static_cast<std::ptrdiff_t>(best + 2),
                  ids.begin() + static_cast<std::ptrdiff_t>(count),
                  ids.begin() + static_cast<std::ptrdiff_t>(best + 1));
        --count;
        std::copy(pairs + best + 1, pairs + count, pairs + best);
        if (best > 0)
            pairs[best - 1] = merges.find(ids[best - 1], ids[best]);
        if (best + 1 < count)
            pairs[best] = merges.find(ids[best], ids[best + 1]);
    }
    ids.resize(count);
}

struct Node
{
    int id = -1; ///< -1: merged into its left neighbour
    std::uint32_t previous = 0;
    std::uint32_t next = 0;
};

struct Candidate
{
    std::uint32_t rank;
    std::uint32_t at;
    std::int32_t left; ///< both tokens when it was found: it is stale if they have changed
    std::int32_t right;
    std::int32_t id;

    bool operator<(const Candidate& other) const
    {
        return rank != other.rank ? rank > other.rank : at > other.at;
    }
};

void mergeByHeap(const MergeTable& merges, std::vector<int>& ids)
{
    const auto count = static_cast<std::uint32_t>(ids.size());
    std::vector<Node> nodes(count);
    std::vector<Candidate> found;
    found.reserve(count);
    const auto candidateAt = [&](std::uint32_t at, auto&& take) {
        const std::uint32_t next = nodes[at].next;
        if (next == count)
            return;
        const Merge merge = merges.find(nodes[at].id, nodes[next].id);
        if (merge.rank != Merge::noRank)
            take(Candidate{merge.rank, at, nodes[at].id, nodes[next].id, merge.id});
    };
    for (std::uint32_t i = 0; i < count; ++i)
        nodes[i] = {ids[i], i == 0 ? count : i - 1, i + 1};
    for (std::uint32_t i = 0; i < count; ++i)
        candidateAt(i, [&](const Candidate& c) { found.push_back(c); });

    std::priority_queue<Candidate> queue(std::less<Candidate>{}, std::move(found));
    while (!queue.empty()) {
        const Candidate best = queue.top();
        queue.pop();
        Node& left = nodes[best.at];
        if (left.id != best.left || left.next == count || nodes[left.next].id != best.right)
            continue;
        Node& right = nodes[left.next];
        left.id = best.id;
        left.next = right.next;
        right.id = -1;
        if (left.next != count)
            nodes[left.next].previous = best.at;
        const auto push = [&](const Candidate& c) { queue.push(c); };
        if (left.previous != count)
            candidateAt(left.previous, push);
        candidateAt(best.at, push);
    }
    ids.clear();
    for (std::uint32_t at = 0; at != count; at = nodes[at].next)
        ids.push_back(nodes[at].id);
}

} // namespace

void mergeAll(const MergeTable& merges, std::vector<int>& ids)
{
    if (ids.size() <= longestForScan)
        mergeByScan(merges, ids);
    else
        mergeByHeap(merges, ids);
}

} // namespace mesewright
