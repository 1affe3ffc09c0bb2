// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/decoder.h"

#include <algorithm>
#include <map>

namespace mesewright::cuda {

namespace {

DeviceBuffer intsOn(const Stream& stream, const std::vector<int>& values)
{
    DeviceBuffer buffer(values.size() * sizeof(int), "a table");
    stream.upload(buffer.data(), values.data(), buffer.bytes());
    return buffer;
}

bool adapted(const RowAdapter& use)
{
    return use.adapter >= 0 && use.scale != 0.0f;
}

/// The first layer that some job's adapter changes; all layers if none does.
int firstAdaptedLayer(const CudaModel::Private& m, std::span<const PromptJob> jobs)
{
    int first = m.config.layers;
    for (const PromptJob& job : jobs)
        if (adapted(job.adapter))
            for (const LoraPair& pair :
                 m.adapters[static_cast<std::size_t>(job.adapter.adapter)].pairs)
                first = std::min(first, pair.layer);
    return first;
}

/// Where the keys and values of packed tokens go; -1: this token is not kept.
struct Places
{
    std::vector<int> full;
    std::vector<int> sliding;

    void add(const CachedPrompt& prompt, int window)
    {
        const int first = std::max(0, prompt.length - window);
        for (int i = 0; i < prompt.length; ++i) {
            full.push_back(prompt.place + i);
            sliding.push_back(i < first ? -1 : prompt.number * window + i - first);
        }
    }
    void skip(int tokens)
    {
        full.insert(full.end(), static_cast<std::size_t>(tokens), -1);
        sliding.insert(sliding.end(), static_cast<std::size_t>(tokens), -1);
    }
};

/// Prompts one behind the other, as the layers take them.
class PromptPack
{
public:
    void add(const PromptJob& job, const RowAdapter& adapter)
    {
        for (int i = 0; i < job.to->length; ++i) {
            m_ids.push_back((*job.tokens)[static_cast<std::size_t>(i)]);
            m_positions.push_back(i);
            m_adapters.push_back(adapter);
        }
        m_offsets.push_back(tokens());
        m_longest = std::max(m_longest, job.to->length);
    }
    /// One more place for the keys and values of every token.
    void keepAt(const Places& places) { m_places.push_back(places); }

    [[nodiscard]] int tokens() const { return static_cast<int>(m_ids.size()); }
    [[nodiscard]] const std::vector<int>& offsets() const { return m_offsets; }

    /// Runs layers [from, to) on the residual stream, which embedding fills if `from` is 0.
    void run(CudaModel::Private& m, const KeyValueCache& cache, int from, int to) const
    {
        const int n = tokens();
        m.setTokens(m_ids, m_positions, m_adapters);
        const DeviceBuffer offsets = intsOn(m.stream, m_offsets);
        std::vector<std::pair<DeviceBuffer, DeviceBuffer>> places; // full, sliding
        for (const Places& kept : m_places)
            places.emplace_back(intsOn(m.stream, kept.full), intsOn(m.stream, kept.sliding));
        if (from == 0)
            m.embed(n);
        for (int layer = from; layer < to; ++layer) {
            const HeadShape shape = m.headShape(layer);
            const LayerCache& kept = cache.layer(layer);
            m.projectQkv(layer, n);
            for (const auto& [full, sliding] : places)
                storePrompt(m.precision, shape, m.work.qkv.data(),
                            (shape.window > 0 ? sliding : full).as<int>(), n, kept.promptKeys,
                            kept.promptValues, m.stream.get());
            attendPacked(m.precision, shape, m.work.qkv.data(), offsets.as<int>(),
                         static_cast<int>(m_offsets.size()) - 1, m_longest,
                         m.weights.layers[static_cast<std::size_t>(layer)].sinks.as<float>(),
                         m.work.attention.data(), m.stream.get());
            m.projectOutput(layer, n);
            m.feedForward(layer, n);
        }
        m.settle(0, n);
        m.stream.wait(); // the tables go
    }

private:
    std::vector<int> m_ids;
    std::vector<int> m_positions;
    std::vector<int> m_offsets{0};
    std::vector<RowAdapter> m_adapters;
    std::vector<Places> m_places;
    int m_longest = 0;
};

/// Jobs by what they share: the numbers of the jobs of each distinct prompt.
std::vector<std::vector<std::size_t>> byPrompt(std::span<const PromptJob> jobs)
{
    std::map<std::vector<int>, std::size_t> numbers;
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const auto [at, isNew] = numbers.try_emplace(*jobs[i].tokens, groups.size());
        if (isNew)
            groups.emplace_back();
        groups[at->second].push_back(i);
    }
    return groups;
}

/// Layers [0, shared), each distinct prompt once; leaves the residual stream of every job's tokens.
void runShared(CudaModel::Private& m, const KeyValueCache& cache, std::span<const PromptJob> jobs,
               int shared)
{
    const auto groups = byPrompt(jobs);
    PromptPack pack;
    std::size_t copies = 0;
    for (const auto& group : groups) {
        pack.add(jobs[group.front()], {});
        copies = std::max(copies, group.size());
    }
    for (std::size_t copy = 0; copy < copies; ++copy) {
        Places places;
        for (const auto& group : groups)
            if (copy < group.size())
                places.add(*jobs[group[copy]].to, m.config.slidingWindow);
            else
                places.skip(jobs[group.front()].to->length);
        pack.keepAt(places);
    }
    pack.run(m, cache, 0, shared);

    std::vector<int> source(jobs.size());
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (const std::size_t job : groups[group])
            source[job] = pack.offsets()[group];
    std::vector<int> from;
    for (std::size_t job = 0; job < jobs.size(); ++job)
        for (int i = 0; i < jobs[job].to->length; ++i)
            from.push_back(source[job] + i);
    const DeviceBuffer table = intsOn(m.stream, from);
    const int width = m.config.hiddenSize;
    const DeviceBuffer copy(static_cast<std::uint64_t>(pack.tokens()) *
                                static_cast<unsigned>(width) * sizeof(float),
                            "the shared part of prompts");
    m.stream.copy(copy.data(), m.work.residual.data(), copy.bytes());
    gatherRows(Precision::Fp32, copy.data(), table.as<int>(), 1, static_cast<int>(from.size()),
               width, m.work.residual.data(), m.stream.get());
    m.stream.wait();
}

} // namespace

void Decoder::prefill(std::span<const PromptJob> jobs)
{
    PromptPack pack;
    Places places;
    std::vector<int> last;
    for (const PromptJob& job : jobs) {
        pack.add(job, job.adapter);
        places.add(*job.to, m.config.slidingWindow);
        last.push_back(pack.tokens() - 1);
    }
    pack.keepAt(places);
    // Of prompts that are all different nothing can be shared.
    const int shared = byPrompt(jobs).size() < jobs.size() ? firstAdaptedLayer(m, jobs) : 0;
    if (shared > 0)
        runShared(m, m_cache, jobs, shared);
    pack.run(m, m_cache, shared, m.config.layers);
    keepLogits(jobs, intsOn(m.stream, last).as<int>());
}

void Decoder::keepLogits(std::span<const PromptJob> jobs, const int* last)
{
    // The head in pieces that fit where the rows' own logits go.
    const std::uint64_t row = static_cast<std::uint64_t>(m.config.vocabSize) * sizeof(float);
    const int count = static_cast<int>(jobs.size());
    for (int first = 0; first < count; first += m_maxRows) {
        const int piece = std::min(m_maxRows, count - first);
        m.head(last + first, piece, m_logits.as<float>());
        for (int i = 0; i < piece; ++i)
            m.stream.copy(m_cache.logits(jobs[static_cast<std::size_t>(first + i)].to->number),
                          m_logits.as<std::byte>() + static_cast<std::uint64_t>(i) * row, row);
    }
    m.stream.wait();
}

} // namespace mesewright::cuda
