// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/uploader.h"

#include "core/llm/cpu/parallel.h"

#include <algorithm>
#include <cstring>

namespace mesewright::cuda {

namespace {

constexpr std::size_t slotBytes = 32u << 20;
constexpr std::int64_t pieceBytes = 1 << 20;

} // namespace

Uploader::Uploader(const Stream& stream) : m_stream(stream)
{
    for (Slot& slot : m_slots)
        slot.buffer = PinnedBuffer(slotBytes);
}

void Uploader::copy(void* to, std::span<const std::byte> from)
{
    auto* target = static_cast<std::byte*>(to);
    while (!from.empty()) {
        Slot& slot = m_slots[m_next];
        m_next = (m_next + 1) % m_slots.size();
        if (slot.busy)
            slot.arrived.wait();
        const std::size_t count = std::min(from.size(), slotBytes);
        std::byte* room = slot.buffer.as<>();
        const auto pieces = (static_cast<std::int64_t>(count) + pieceBytes - 1) / pieceBytes;
        cpu::parallelFor(pieces, 1, [&](std::int64_t begin, std::int64_t end) {
            const auto first = static_cast<std::size_t>(begin * pieceBytes);
            const auto last = std::min(count, static_cast<std::size_t>(end * pieceBytes));
            std::memcpy(room + first, from.data() + first, last - first);
        });
        m_stream.upload(target, room, count);
        slot.arrived.record(m_stream);
        slot.busy = true;
        target += count;
        from = from.subspan(count);
    }
}

void Uploader::finish()
{
    m_stream.wait();
    for (Slot& slot : m_slots)
        slot.busy = false;
}

} // namespace mesewright::cuda
