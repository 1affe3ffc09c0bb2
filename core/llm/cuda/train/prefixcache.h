// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm/cuda: the frozen layers' output of training rows, computed once.
#include "core/llm/cuda/engine.h"
#include "core/llm/trainer.h"

#include <cstdint>
#include <span>
#include <vector>

namespace mesewright::cuda {

/// Runs rows `which` through layers [0, layers); leaves their hidden states in the model's
/// residual, one row behind the other. False: cancelled.
[[nodiscard]] bool runPrefix(CudaModel::Private& model, int layers,
                             const std::vector<TrainRow>& rows, std::span<const int> which,
                             const CancelToken& cancel);

/// Bytes on the GPU that runPrefix takes for that many tokens, beside the weights.
[[nodiscard]] std::uint64_t prefixWorkBytes(const ModelConfig& config, Precision precision,
                                            bool grouped, int tokens);

/// Hidden states at the first trained layer, fp32, each row once. Rows are computed in fixed
/// pieces, whatever row is asked for, so that an entry does not depend on the order of training: a
/// resumed run has the same bits.
class PrefixCache
{
public:
    enum class Place { Device, Host };

    /// `rows` must outlive the cache.
    PrefixCache(CudaModel::Private& model, int layers, const std::vector<TrainRow>& rows,
                Place place);

    /// Computes the pieces of these rows that are not there yet. False: cancelled; what was
    /// computed stays.
    [[nodiscard]] bool fill(std::span<const int> which, const CancelToken& cancel);
    [[nodiscard]] bool filled(std::span<const int> which) const;
    /// Puts a filled row's states [tokens, hidden] on the GPU.
    void read(int row, float* to) const;

    [[nodiscard]] static std::uint64_t bytes(const ModelConfig& config, std::int64_t tokens);
    /// The longest piece that fill() computes at once.
    [[nodiscard]] static int pieceTokens(const std::vector<TrainRow>& rows);

private:
    struct Piece
    {
        std::vector<int> rows;
        DeviceBuffer device;
        PinnedBuffer host;
        bool filled = false;
    };
    struct Entry
    {
        std::size_t piece = 0;
        std::int64_t token = 0; ///< inside the piece
    };

    CudaModel::Private& m;
    int m_layers;
    const std::vector<TrainRow>& m_rows;
    Place m_place;
    std::vector<Piece> m_pieces;
    std::vector<Entry> m_entries;
};

} // namespace mesewright::cuda
