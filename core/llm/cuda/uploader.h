// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/device.h"

#include <array>
#include <cstddef>
#include <span>

namespace mesewright::cuda {

/// Copies bytes of a memory map to the GPU at the link's rate: one page-locked buffer is filled by
/// all threads while the other one travels.
class Uploader
{
public:
    explicit Uploader(const Stream& stream);
    void copy(void* to, std::span<const std::byte> from);
    /// Until everything has arrived.
    void finish();
    [[nodiscard]] const Stream& stream() const { return m_stream; }

private:
    struct Slot
    {
        PinnedBuffer buffer;
        Event arrived;
        bool busy = false;
    };
    const Stream& m_stream;
    std::array<Slot, 2> m_slots;
    std::size_t m_next = 0;
};

} // namespace mesewright::cuda
