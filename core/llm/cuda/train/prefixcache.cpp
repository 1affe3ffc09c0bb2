// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/prefixcache.h"

#include <algorithm>

namespace mesewright::cuda {

namespace {

constexpr int mostTokens = 2048; // of a piece; a longer row is a piece of its own

std::int64_t lengthOf(const TrainRow& row)
{
    return static_cast<std::int64_t>(row.inputIds.size());
}

} // namespace

bool runPrefix(CudaModel::Private& m, int layers, const std::vector<TrainRow>& rows,
               std::span<const int> which, const CancelToken& cancel)
{
    std::vector<int> ids;
    std::vector<int> positions;
    std::vector<int> offsets{0};
    int longest = 0;
    for (const int number : which) {
        const std::vector<int>& tokens = rows[static_cast<std::size_t>(number)].inputIds;
        ids.insert(ids.end(), tokens.begin(), tokens.end());
        for (std::size_t p = 0; p < tokens.size(); ++p)
            positions.push_back(static_cast<int>(p));
        offsets.push_back(static_cast<int>(ids.size()));
        longest = std::max(longest, static_cast<int>(tokens.size()));
    }
    const int n = offsets.back();
    m.stackAdapters();
    m.reserve(n, longest);
    m.setTokens(ids, positions, std::vector<RowAdapter>(ids.size()));
    const DeviceBuffer deviceOffsets(offsets.size() * sizeof(int), "a table");
    m.stream.upload(deviceOffsets.data(), offsets.data(), offsets.size() * sizeof(int));
    m.embed(n);
    for (int layer = 0; layer < layers; ++layer) {
        if (cancel.requested()) {
            m.stream.wait();
            return false;
        }
        m.projectQkv(layer, n);
        attendPacked(m.precision, m.headShape(layer), m.work.qkv.data(), deviceOffsets.as<int>(),
                     static_cast<int>(which.size()), longest,
                     m.weights.layers[static_cast<std::size_t>(layer)].sinks.as<float>(),
                     m.work.attention.data(), m.stream.get());
        m.projectOutput(layer, n);
        m.feedForward(layer, n);
    }
    m.settle(0, n);
    m.stream.wait(); // the offsets go
    return true;
}

std::uint64_t prefixWorkBytes(const ModelConfig& config, Precision precision, bool grouped,
                              int tokens)
{
    const auto n = static_cast<std::uint64_t>(tokens);
    const std::uint64_t wide = wideSize(precision);
    const auto hidden = static_cast<std::uint64_t>(config.hiddenSize);
    const auto inner = static_cast<std::uint64_t>(config.intermediateSize);
    const auto query = static_cast<std::uint64_t>(config.queryWidth());
    const std::uint64_t qkv = query + 2 * static_cast<std::uint64_t>(config.kvWidth());
    const auto k = static_cast<std::uint64_t>(config.expertsPerToken);
    std::uint64_t sum = n * (hidden * (4 + wide) + qkv * (4 + wide) + query * wide + k * 16 + 8);
    if (grouped)
        sum += std::min<std::uint64_t>(n, moe::maxRows) * k * (inner + hidden) * 2;
    else
        sum += std::min<std::uint64_t>(n, mostTokens) * k *
                   (hidden * (wide + 4) + inner * (8 + wide)) +
               2 * inner * hidden * wide;
    return sum;
}

PrefixCache::PrefixCache(CudaModel::Private& model, int layers, const std::vector<TrainRow>& rows,
                         Place place)
    : m(model), m_layers(layers), m_rows(rows), m_place(place)
{
    std::int64_t tokens = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (m_pieces.empty() || tokens + lengthOf(rows[row]) > mostTokens) {
            m_pieces.emplace_back();
            tokens = 0;
        }
        m_pieces.back().rows.push_back(static_cast<int>(row));
        m_entries.push_back({m_pieces.size() - 1, tokens});
        tokens += lengthOf(rows[row]);
    }
}

bool PrefixCache::fill(std::span<const int> which, const CancelToken& cancel)
{
    for (const int row : which) {
        Piece& piece = m_pieces[m_entries[static_cast<std::size_t>(row)].piece];
        if (piece.filled)
            continue;
        if (!runPrefix(m, m_layers, m_rows, piece.rows, cancel))
            return false;
        std::int64_t tokens = 0;
        for (const int number : piece.rows)
            tokens += lengthOf(m_rows[static_cast<std::size_t>(number)]);
        const std::uint64_t size = bytes(m.config, tokens);
        if (m_place == Place::Device) {
            piece.device = DeviceBuffer(size, "the cache of the frozen layers' output");
            m.stream.copy(piece.device.data(), m.work.residual.data(), size);
        } else {
            piece.host = PinnedBuffer(size);
            m.stream.download(piece.host.as<>(), m.work.residual.data(), size);
        }
        m.stream.wait();
        piece.filled = true;
    }
    return true;
}

bool PrefixCache::filled(std::span<const int> which) const
{
    return std::all_of(which.begin(), which.end(), [&](int row) {
        return m_pieces[m_entries[static_cast<std::size_t>(row)].piece].filled;
    });
}

void PrefixCache::read(int row, float* to) const
{
    const Entry& entry = m_entries[static_cast<std::size_t>(row)];
    const Piece& piece = m_pieces[entry.piece];
    const std::int64_t first = entry.token * m.config.hiddenSize;
    const std::uint64_t size = bytes(m.config, lengthOf(m_rows[static_cast<std::size_t>(row)]));
    if (m_place == Place::Device)
        m.stream.copy(to, piece.device.as<float>() + first, size);
    else
        m.stream.upload(to, piece.host.as<float>() + first, size);
}

std::uint64_t PrefixCache::bytes(const ModelConfig& config, std::int64_t tokens)
{
    return static_cast<std::uint64_t>(tokens) * static_cast<unsigned>(config.hiddenSize) *
           sizeof(float);
}

int PrefixCache::pieceTokens(const std::vector<TrainRow>& rows)
{
    std::int64_t all = 0;
    std::int64_t longest = 0;
    for (const TrainRow& row : rows) {
        all += lengthOf(row);
        longest = std::max(longest, lengthOf(row));
    }
    return static_cast<int>(std::max(longest, std::min<std::int64_t>(all, mostTokens)));
}

} // namespace mesewright::cuda
