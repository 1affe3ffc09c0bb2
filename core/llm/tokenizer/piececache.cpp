// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/piececache.h"

namespace mesewright {

PieceCache& PieceCache::of(std::uint64_t owner)
{
    thread_local PieceCache cache;
    if (cache.m_owner != owner) {
        cache.m_entries.assign(std::size_t{1} << indexBits, {});
        cache.m_owner = owner;
    }
    return cache;
}

} // namespace mesewright
