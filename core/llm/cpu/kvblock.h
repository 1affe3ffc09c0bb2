// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace mesewright::cpu {

/// Keys and values of one layer for consecutive positions: keys transposed, [kvHeads][headDim]
/// [capacity], values [kvHeads][capacity][headDim]. Slot s holds position first + s, or in a ring
/// any position p with (p - first) % capacity == s.
class KvBlock
{
public:
    KvBlock(int kvHeads, int headDim, int capacity);

    /// Makes room for more slots; what is in it keeps its slot.
    void grow(int capacity);
    void put(int slot, const float* key, const float* value); ///< both [kvHeads · headDim]
    [[nodiscard]] const float* keys(int kvHead) const;
    [[nodiscard]] const float* values(int kvHead) const;
    [[nodiscard]] int capacity() const { return m_capacity; }
    [[nodiscard]] std::int64_t bytes() const;

private:
    int m_kvHeads;
    int m_headDim;
    int m_capacity;
    std::vector<float> m_keys;
    std::vector<float> m_values;
};

/// A run of slots of a block that a query sees.
struct KvView
{
    const KvBlock* block = nullptr;
    int begin = 0;
    int end = 0;
};

} // namespace mesewright::cpu
