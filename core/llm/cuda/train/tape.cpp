// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/tape.h"

#include "core/llm/cuda/train/lorakernels.h"
#include "core/llm/cuda/train/losskernels.h"
#include "core/llm/inputchecks.h"

#include <algorithm>
#include <cstring>

namespace mesewright::cuda {

namespace {

constexpr const char* purpose = "the intermediate results of training";

struct Widths
{
    explicit Widths(const TrainShape& shape)
        : wide(wideSize(shape.precision)), tokens(static_cast<unsigned>(shape.tokens)),
          hidden(static_cast<unsigned>(shape.config.hiddenSize)),
          inner(static_cast<unsigned>(shape.config.intermediateSize)),
          query(static_cast<unsigned>(shape.config.queryWidth())),
          qkv(static_cast<unsigned>(shape.config.queryWidth() + 2 * shape.config.kvWidth())),
          k(static_cast<unsigned>(shape.config.expertsPerToken)),
          heads(static_cast<unsigned>(shape.config.heads)), rank(static_cast<unsigned>(shape.rank))
    {
    }
    std::uint64_t wide, tokens, hidden, inner, query, qkv, k, heads, rank;
};

/// Calls body(buffer or null, bytes) for each buffer of a tape, so that the estimate and the
/// allocation cannot drift apart.
template <class Body>
void eachTapeBuffer(const TrainShape& shape, LayerTape* tape, const Body& body)
{
    const Widths w(shape);
    const auto at = [&](DeviceBuffer LayerTape::*buffer, std::uint64_t bytes) {
        body(tape != nullptr ? &(tape->*buffer) : nullptr, w.tokens * bytes);
    };
    at(&LayerTape::hidden, w.hidden * 4);
    at(&LayerTape::x, w.hidden * w.wide);
    at(&LayerTape::qkv, w.qkv * w.wide);
    at(&LayerTape::attention, w.query * w.wide);
    at(&LayerTape::logSumExp, w.heads * 4);
    at(&LayerTape::middle, w.hidden * 4);
    at(&LayerTape::z, w.k * 2 * w.inner * w.wide);
    at(&LayerTape::chosen, w.k * 4);
    at(&LayerTape::gates, w.k * 4);
    at(&LayerTape::order, w.k * 4);
    at(&LayerTape::place, w.k * 4);
    for (std::size_t i = 0; i < 4; ++i)
        body(tape != nullptr ? &tape->low[i] : nullptr, w.tokens * w.rank * 4);
}

template <class Body>
void eachWorkBuffer(const TrainShape& shape, TrainWork* work, const Body& body)
{
    const Widths w(shape);
    const auto vocab = static_cast<std::uint64_t>(shape.config.vocabSize);
    const auto head = static_cast<std::uint64_t>(shape.headTokens);
    const auto at = [&](DeviceBuffer TrainWork::*buffer, std::uint64_t bytes) {
        body(work != nullptr ? &(work->*buffer) : nullptr, bytes);
    };
    at(&TrainWork::product, w.tokens * w.qkv * 4);
    at(&TrainWork::attended, w.tokens * w.query * w.wide);
    at(&TrainWork::normed, w.tokens * w.hidden * w.wide);
    at(&TrainWork::sortedHidden, w.tokens * w.k * w.hidden * w.wide);
    at(&TrainWork::sortedInner, w.tokens * w.k * w.inner * w.wide);
    at(&TrainWork::starts, (static_cast<std::uint64_t>(shape.config.experts) + 1) * 4);
    for (std::size_t i = 0; i < 2; ++i)
        body(work != nullptr ? &work->grads[i] : nullptr, w.tokens * w.hidden * 4);
    at(&TrainWork::gradWide, w.tokens * std::max(w.qkv, w.hidden) * w.wide);
    at(&TrainWork::gradAttention, w.tokens * std::max(w.query, w.hidden) * 4);
    at(&TrainWork::gradGate, w.tokens * w.k * 4);
    at(&TrainWork::gradLow, w.tokens * w.rank * 4);
    at(&TrainWork::dots, w.tokens * w.heads * 4);
    at(&TrainWork::outer,
       static_cast<std::uint64_t>(
           outerRoom(shape.tokens, static_cast<int>(std::max({w.query, w.qkv - w.query, w.hidden})),
                     shape.rank)) *
           4);
    at(&TrainWork::last, w.tokens * w.hidden * 4);
    at(&TrainWork::logits, head * vocab * 4);
    at(&TrainWork::losses, head * 4);
    at(&TrainWork::totals, (2 + squareRoom) * 8);
}

} // namespace

LayerTape::LayerTape(const TrainShape& shape)
{
    eachTapeBuffer(shape, this, [](DeviceBuffer* buffer, std::uint64_t bytes) {
        *buffer = DeviceBuffer(bytes, purpose);
    });
}

std::uint64_t LayerTape::bytes(const TrainShape& shape)
{
    std::uint64_t sum = 0;
    eachTapeBuffer(shape, nullptr, [&](DeviceBuffer*, std::uint64_t bytes) { sum += bytes; });
    return sum;
}

TrainWork::TrainWork(const TrainShape& shape)
    : startsHost((static_cast<std::uint64_t>(shape.config.experts) + 1) * sizeof(int))
{
    eachWorkBuffer(shape, this, [](DeviceBuffer* buffer, std::uint64_t bytes) {
        *buffer = DeviceBuffer(bytes, purpose);
    });
}

std::uint64_t TrainWork::bytes(const TrainShape& shape)
{
    std::uint64_t sum = 0;
    eachWorkBuffer(shape, nullptr, [&](DeviceBuffer*, std::uint64_t bytes) { sum += bytes; });
    return sum;
}

TrainPack::TrainPack(int capacity) : m_capacity(capacity), m_device(bytes(capacity), purpose) {}

std::uint64_t TrainPack::bytes(int capacity)
{
    // Two ids and four numbers a token (there are no more rows than tokens), one offset more.
    return (static_cast<std::uint64_t>(capacity) + 1) *
           (2 * sizeof(std::uint64_t) + 4 * sizeof(int));
}

void TrainPack::set(const std::vector<TrainRow>& from, std::span<const int> which,
                    const Stream& stream)
{
    std::vector<int> allPositions;
    std::vector<int> allOffsets{0};
    std::vector<int> allPlaces;
    std::vector<int> allTargets;
    std::vector<std::uint64_t> allIds;
    std::vector<std::uint64_t> allLossIds;
    longest = 0;
    for (const int number : which) {
        const TrainRow& row = from[static_cast<std::size_t>(number)];
        const int base = allOffsets.back();
        const int length = static_cast<int>(row.inputIds.size());
        for (int p = 0; p < length; ++p) {
            const std::uint64_t id =
                static_cast<std::uint64_t>(number) << 32 | static_cast<std::uint64_t>(p);
            allPositions.push_back(p);
            allIds.push_back(id);
            if (p + 1 == length || row.labels[static_cast<std::size_t>(p) + 1] == noLoss)
                continue;
            allPlaces.push_back(base + p);
            allTargets.push_back(row.labels[static_cast<std::size_t>(p) + 1]);
            allLossIds.push_back(id);
        }
        allOffsets.push_back(base + length);
        longest = std::max(longest, length);
    }
    tokens = allOffsets.back();
    rows = static_cast<int>(which.size());
    lossTokens = static_cast<int>(allPlaces.size());

    m_host.clear();
    const auto add = [&]<class T>(const std::vector<T>& values) {
        const std::size_t at = m_host.size();
        m_host.resize(at + values.size() * sizeof(T));
        std::memcpy(m_host.data() + at, values.data(), values.size() * sizeof(T));
        return reinterpret_cast<const T*>(m_device.as<std::byte>() + at);
    };
    ids = add(allIds); // the wider numbers first, for their alignment
    lossIds = add(allLossIds);
    positions = add(allPositions);
    offsets = add(allOffsets);
    lossPlaces = add(allPlaces);
    targets = add(allTargets);
    stream.upload(m_device.data(), m_host.data(), m_host.size());
    stream.wait();
}

} // namespace mesewright::cuda
