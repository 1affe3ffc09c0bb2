// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/kvblock.h"

#include "core/llm/cpu/smallgemm.h"
#include "core/llm/cpu/softmax.h"

#include <algorithm>
#include <utility>

namespace mesewright::cpu {

KvBlock::KvBlock(int kvHeads, int headDim, int capacity)
    : m_kvHeads(kvHeads), m_headDim(headDim), m_capacity(roundUp(std::max(capacity, 1))),
      m_keys(static_cast<std::size_t>(kvHeads) * headDim * m_capacity + gemmSlack),
      m_values(m_keys.size())
{
}

void KvBlock::grow(int capacity)
{
    if (capacity <= m_capacity)
        return;
    KvBlock larger(m_kvHeads, m_headDim, capacity);
    for (int i = 0; i < m_kvHeads * m_headDim; ++i)
        std::copy_n(m_keys.data() + static_cast<std::ptrdiff_t>(i) * m_capacity, m_capacity,
                    larger.m_keys.data() + static_cast<std::ptrdiff_t>(i) * larger.m_capacity);
    const std::ptrdiff_t perHead = static_cast<std::ptrdiff_t>(m_capacity) * m_headDim;
    for (int h = 0; h < m_kvHeads; ++h)
        std::copy_n(m_values.data() + h * perHead, perHead,
                    larger.m_values.data() +
                        static_cast<std::ptrdiff_t>(h) * larger.m_capacity * m_headDim);
    *this = std::move(larger);
}

void KvBlock::put(int slot, const float* key, const float* value)
{
    for (int i = 0; i < m_kvHeads * m_headDim; ++i)
        m_keys[static_cast<std::size_t>(i) * m_capacity + slot] = key[i];
    for (int h = 0; h < m_kvHeads; ++h) {
        const std::size_t at = (static_cast<std::size_t>(h) * m_capacity + slot) * m_headDim;
        std::copy_n(value + static_cast<std::ptrdiff_t>(h) * m_headDim, m_headDim,
                    m_values.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

const float* KvBlock::keys(int kvHead) const
{
    return m_keys.data() + static_cast<std::size_t>(kvHead) * m_headDim * m_capacity;
}

const float* KvBlock::values(int kvHead) const
{
    return m_values.data() + static_cast<std::size_t>(kvHead) * m_headDim * m_capacity;
}

std::int64_t KvBlock::bytes() const
{
    return static_cast<std::int64_t>((m_keys.size() + m_values.size()) * sizeof(float));
}

} // namespace mesewright::cpu
