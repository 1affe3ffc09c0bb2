// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm/cuda: the keys and values of the rows in flight.
#include "core/llm/cuda/engine.h"

#include <memory>
#include <optional>
#include <vector>

namespace mesewright::cuda {

/// Ranges of [0, size), first fit.
class RangeAllocator
{
public:
    explicit RangeAllocator(int size = 0);
    /// The first place of a free range, or nothing.
    [[nodiscard]] std::optional<int> take(int count);
    void give(int first, int count);
    [[nodiscard]] int largestFree() const;

private:
    struct Range
    {
        int first;
        int count;
    };
    std::vector<Range> m_free; ///< by first, never touching
};

struct CacheSize
{
    int rows = 0;         ///< tails
    int newTokens = 0;    ///< places of a tail in a full layer
    int promptTokens = 0; ///< places of all prompts together in a full layer
    int prompts = 0;      ///< prompts at once
};

/// A prompt in the cache; its places are free again when the last user lets go.
class CachedPrompt;

/// Keys and values of all layers. Prompts are shared by the rows that continue them; a sliding
/// layer keeps only the window.
class KeyValueCache
{
public:
    KeyValueCache(const CudaModel::Private& model, const CacheSize& size);

    [[nodiscard]] static std::uint64_t bytes(const ModelConfig& config, Precision precision,
                                             const CacheSize& size);

    /// Room for a prompt, or null while others hold it.
    [[nodiscard]] std::shared_ptr<CachedPrompt> take(int length);
    [[nodiscard]] const LayerCache& layer(int layer) const
    {
        return m_layers[static_cast<std::size_t>(layer)];
    }
    /// Logits of each prompt's last token, [prompts, vocab].
    [[nodiscard]] float* logits(int prompt) const;
    [[nodiscard]] const float* logits() const { return m_logits.as<float>(); }
    [[nodiscard]] const CacheSize& size() const { return m_size; }
    /// A place of tails that belongs to no row, for the rows that fill up a batch.
    [[nodiscard]] int spareTail() const { return m_size.rows; }

private:
    friend class CachedPrompt;
    CacheSize m_size;
    int m_vocab = 0;
    std::vector<DeviceBuffer> m_buffers;
    std::vector<LayerCache> m_layers;
    DeviceBuffer m_logits;
    RangeAllocator m_places;
    RangeAllocator m_numbers;
};

class CachedPrompt
{
public:
    CachedPrompt(KeyValueCache& cache, int length, int place, int number)
        : length(length), place(place), number(number), m_cache(cache)
    {
    }
    ~CachedPrompt()
    {
        m_cache.m_places.give(place, length);
        m_cache.m_numbers.give(number, 1);
    }
    CachedPrompt(const CachedPrompt&) = delete;
    CachedPrompt& operator=(const CachedPrompt&) = delete;

    const int length;
    const int place;  ///< first place in full layers
    const int number; ///< window in sliding layers, row of logits

private:
    KeyValueCache& m_cache;
};

} // namespace mesewright::cuda
