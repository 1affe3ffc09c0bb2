// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/keyvaluecache.h"

#include <algorithm>

namespace mesewright::cuda {

namespace {

struct LayerPlaces
{
    std::uint64_t prompt = 0;
    std::uint64_t tail = 0; ///< of one row
};

LayerPlaces placesOf(const ModelConfig& config, int layer, const CacheSize& size)
{
    const int window = config.slidingWindow;
    if (!config.slidingLayer[static_cast<std::size_t>(layer)])
        return {static_cast<std::uint64_t>(size.promptTokens),
                static_cast<std::uint64_t>(size.newTokens)};
    return {static_cast<std::uint64_t>(size.prompts) * static_cast<unsigned>(window),
            static_cast<std::uint64_t>(std::min(size.newTokens, window))};
}

std::uint64_t placeBytes(const ModelConfig& config, Precision precision)
{
    return static_cast<std::uint64_t>(config.kvWidth()) * wideSize(precision);
}

} // namespace

RangeAllocator::RangeAllocator(int size)
{
    if (size > 0)
        m_free.push_back({0, size});
}

std::optional<int> RangeAllocator::take(int count)
{
    const auto fits = std::find_if(m_free.begin(), m_free.end(),
                                   [count](const Range& range) { return range.count >= count; });
    if (fits == m_free.end())
        return std::nullopt;
    const int first = fits->first;
    fits->first += count;
    fits->count -= count;
    if (fits->count == 0)
        m_free.erase(fits);
    return first;
}

void RangeAllocator::give(int first, int count)
{
    auto next = std::find_if(m_free.begin(), m_free.end(),
                             [first](const Range& range) { return range.first > first; });
    next = m_free.insert(next, {first, count});
    if (const auto after = next + 1; after != m_free.end() && first + count == after->first) {
        next->count += after->count;
        m_free.erase(after);
    }
    if (next != m_free.begin()) {
        const auto before = next - 1;
        if (before->first + before->count == first) {
            before->count += next->count;
            m_free.erase(next);
        }
    }
}

int RangeAllocator::largestFree() const
{
    int largest = 0;
    for (const Range& range : m_free)
        largest = std::max(largest, range.count);
    return largest;
}

std::uint64_t KeyValueCache::bytes(const ModelConfig& config, Precision precision,
                                   const CacheSize& size)
{
    std::uint64_t places = 0;
    for (int layer = 0; layer < config.layers; ++layer) {
        const LayerPlaces layerPlaces = placesOf(config, layer, size);
        places +=
            layerPlaces.prompt + layerPlaces.tail * (static_cast<std::uint64_t>(size.rows) + 1);
    }
    return places * 2 * placeBytes(config, precision) +
           static_cast<std::uint64_t>(size.prompts) * static_cast<unsigned>(config.vocabSize) *
               sizeof(float);
}

KeyValueCache::KeyValueCache(const CudaModel::Private& model, const CacheSize& size)
    : m_size(size), m_vocab(model.config.vocabSize), m_places(size.promptTokens),
      m_numbers(size.prompts)
{
    const char* purpose = "the keys and values of the rows in flight";
    for (int layer = 0; layer < model.config.layers; ++layer) {
        const LayerPlaces places = placesOf(model.config, layer, size);
        const auto add = [&](std::uint64_t count) {
            m_buffers.emplace_back(count * placeBytes(model.config, model.precision), purpose);
            return m_buffers.back().data();
        };
        const std::uint64_t tails = places.tail * (static_cast<std::uint64_t>(size.rows) + 1);
        LayerCache cache;
        cache.promptKeys = add(places.prompt);
        cache.promptValues = add(places.prompt);
        cache.tailKeys = add(tails);
        cache.tailValues = add(tails);
        cache.tailCapacity = static_cast<int>(places.tail);
        m_layers.push_back(cache);
    }
    m_logits = DeviceBuffer(static_cast<std::uint64_t>(size.prompts) *
                                static_cast<unsigned>(m_vocab) * sizeof(float),
                            purpose);
}

std::shared_ptr<CachedPrompt> KeyValueCache::take(int length)
{
    const auto number = m_numbers.take(1);
    if (!number)
        return nullptr;
    const auto place = m_places.take(length);
    if (!place) {
        m_numbers.give(*number, 1);
        return nullptr;
    }
    return std::make_shared<CachedPrompt>(*this, length, *place, *number);
}

float* KeyValueCache::logits(int prompt) const
{
    return m_logits.as<float>() + static_cast<std::int64_t>(prompt) * m_vocab;
}

} // namespace mesewright::cuda
