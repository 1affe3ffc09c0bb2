// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace mesewright::luabox {

/// The memory of one Lua state, at the same addresses in every box: the order in which Lua walks a
/// table follows from the addresses of its keys, and one program must behave the same in every run.
/// Blocks come in size classes; a freed block waits for the next of its class.
class Arena
{
public:
    /// What to do when the limit is passed: it must not return. Lua's own answer, an error that the
    /// program could catch and go on from, would not be a limit.
    using OverLimit = void (*)();

    /// Takes address space only. False when the machine gives none.
    bool reserve();
    void setLimit(std::size_t bytes, OverLimit overLimit);

    /// For lua_newstate, `self` is the arena.
    static void* allocate(void* self, void* block, std::size_t oldSize, std::size_t newSize);

    [[nodiscard]] std::size_t used() const { return m_used; }
    /// Address space that is set aside; most of it is never touched.
    static constexpr std::size_t reserved = std::size_t{16} << 30;

private:
    struct Free
    {
        Free* next;
    };

    void* resize(void* block, std::size_t oldSize, std::size_t newSize);
    void* take(std::size_t size);
    void give(void* block, std::size_t size);
    void* carve(std::size_t size);

    std::byte* m_begin = nullptr;
    std::size_t m_carved = 0;   ///< bytes handed out at some time
    std::size_t m_writable = 0; ///< bytes that may be touched
    std::size_t m_used = 0;     ///< bytes in blocks that are in use
    std::size_t m_limit = ~std::size_t{0};
    OverLimit m_overLimit = nullptr;
    std::array<Free*, 192> m_free{};
};

} // namespace mesewright::luabox
