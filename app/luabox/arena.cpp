// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/arena.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <sys/mman.h>

namespace mesewright::luabox {

namespace {

/// Free on x86-64 and AArch64 Linux, also under AddressSanitizer; below 2^47, as LuaJIT asks.
constexpr std::uintptr_t wantedAddress = std::uintptr_t{1} << 45;
constexpr std::size_t growth = std::size_t{1} << 20;
constexpr std::size_t smallest = 16;
constexpr std::size_t mostSmall = 512;
constexpr std::size_t smallClasses = mostSmall / smallest;
/// Freed blocks from this size on give their pages back.
constexpr std::size_t largeBlock = std::size_t{64} << 10;
constexpr std::size_t pageSize = 4096;

struct SizeClass
{
    std::size_t index;
    std::size_t size;
};

/// Steps of 16 bytes up to 512, then four steps to each doubling.
SizeClass classOf(std::size_t size)
{
    if (size <= mostSmall) {
        const std::size_t steps = std::max<std::size_t>((size + smallest - 1) / smallest, 1);
        return {steps - 1, steps * smallest};
    }
    const int exponent = std::bit_width(size - 1) - 1; // 2^exponent < size <= 2^(exponent + 1)
    const std::size_t step = std::size_t{1} << (exponent - 2);
    const std::size_t rounded = (size + step - 1) / step * step;
    const std::size_t quarter = rounded / step - 5; // 0 to 3
    return {smallClasses + static_cast<std::size_t>(exponent - 9) * 4 + quarter, rounded};
}

} // namespace

bool Arena::reserve()
{
    void* at = ::mmap(reinterpret_cast<void*>(wantedAddress), reserved, PROT_NONE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (at == MAP_FAILED) {
        at = ::mmap(nullptr, reserved, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                    0);
    }
    if (at == MAP_FAILED)
        return false;
    // A huge page for each child that touches one byte would cost more than the whole job.
    ::madvise(at, reserved, MADV_NOHUGEPAGE);
    m_begin = static_cast<std::byte*>(at);
    return true;
}

void Arena::setLimit(std::size_t bytes, OverLimit overLimit)
{
    m_limit = bytes;
    m_overLimit = overLimit;
}

void* Arena::allocate(void* self, void* block, std::size_t oldSize, std::size_t newSize)
{
    // A new block's "old size" is a type tag in Lua 5.4.
    return static_cast<Arena*>(self)->resize(block, block ? oldSize : 0, newSize);
}

void* Arena::resize(void* block, std::size_t oldSize, std::size_t newSize)
{
    if (newSize == 0) {
        if (block)
            give(block, oldSize);
        return nullptr;
    }
    if (block && oldSize > 0 && classOf(oldSize).index == classOf(newSize).index)
        return block;
    void* moved = take(newSize);
    if (moved && block) {
        std::memcpy(moved, block, std::min(oldSize, newSize));
        give(block, oldSize);
    }
    return moved;
}

void* Arena::take(std::size_t size)
{
    // Checked before the classes are computed, which would overflow for absurd sizes.
    if (size > m_limit || size > reserved / 4) {
        if (m_overLimit)
            m_overLimit();
        return nullptr;
    }
    const SizeClass wanted = classOf(size);
    if (m_used + wanted.size > m_limit) {
        if (m_overLimit)
            m_overLimit();
        return nullptr;
    }
    void* block = nullptr;
    if (Free*& first = m_free[wanted.index]) {
        block = first;
        first = first->next;
    } else {
        block = carve(wanted.size);
    }
    if (block)
        m_used += wanted.size;
    return block;
}

void Arena::give(void* block, std::size_t size)
{
    if (size == 0)
        return;
    const SizeClass had = classOf(size);
    m_used -= had.size;
    if (had.size >= largeBlock) {
        // The first page stays for the link.
        const auto start = reinterpret_cast<std::uintptr_t>(block) + sizeof(Free);
        const std::uintptr_t from = (start + pageSize - 1) / pageSize * pageSize;
        const std::uintptr_t to =
            (reinterpret_cast<std::uintptr_t>(block) + had.size) / pageSize * pageSize;
        if (to > from)
            ::madvise(reinterpret_cast<void*>(from), to - from, MADV_DONTNEED);
    }
    auto* free = static_cast<Free*>(block);
    free->next = m_free[had.index];
    m_free[had.index] = free;
}

void* Arena::carve(std::size_t size)
{
    const std::size_t end = m_carved + size;
    if (end > m_writable) {
        const std::size_t wanted = (end + growth - 1) / growth * growth;
        // Refused beyond the process's limit of writable memory: a program that leaves freed
        // blocks of every size behind is stopped there.
        if (wanted > reserved ||
            ::mprotect(m_begin + m_writable, wanted - m_writable, PROT_READ | PROT_WRITE) != 0) {
            if (m_overLimit)
                m_overLimit();
            return nullptr;
        }
        m_writable = wanted;
    }
    void* block = m_begin + m_carved;
    m_carved = end;
    return block;
}

} // namespace mesewright::luabox
