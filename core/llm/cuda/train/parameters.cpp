// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/parameters.h"

#include <algorithm>

namespace mesewright::cuda {

Parameters::Parameters(const LoraAdapter& start, const Stream& stream)
    : m_stream(stream), m_rank(start.rank), m_scaling(static_cast<float>(start.scaling()))
{
    HostState state;
    for (const LoraPair& pair : start.pairs) {
        TrainedPair placed{pair.layer, pair.target, pair.in, pair.out, 0, 0};
        for (const auto& [matrix, at] : {std::pair{&pair.a, &placed.a}, {&pair.b, &placed.b}}) {
            *at = static_cast<std::int64_t>(state.values.size());
            state.values.insert(state.values.end(), matrix->begin(), matrix->end());
        }
        m_pairs.push_back(placed);
    }
    m_count = static_cast<std::int64_t>(state.values.size());
    const std::uint64_t bytes = static_cast<std::uint64_t>(m_count) * sizeof(float);
    for (DeviceBuffer* buffer : {&m_values, &m_gradients, &m_firstMoments, &m_secondMoments})
        *buffer = DeviceBuffer(bytes, "the adapter that is trained");
    state.firstMoments.resize(state.values.size());
    state.secondMoments.resize(state.values.size());
    upload(state);
}

const TrainedPair* Parameters::find(int layer, LoraTarget target) const
{
    const auto found = std::find_if(m_pairs.begin(), m_pairs.end(), [&](const TrainedPair& pair) {
        return pair.layer == layer && pair.target == target;
    });
    return found == m_pairs.end() ? nullptr : &*found;
}

void Parameters::clearGradients()
{
    m_stream.zero(m_gradients.data(), m_gradients.bytes());
}

void Parameters::readInto(LoraAdapter& adapter) const
{
    std::vector<float> values(static_cast<std::size_t>(m_count));
    m_stream.download(values.data(), m_values.data(), m_values.bytes());
    m_stream.wait();
    for (LoraPair& pair : adapter.pairs)
        if (const TrainedPair* placed = find(pair.layer, pair.target); placed != nullptr) {
            std::copy_n(values.begin() + placed->a, pair.a.size(), pair.a.begin());
            std::copy_n(values.begin() + placed->b, pair.b.size(), pair.b.begin());
        }
}

Parameters::HostState Parameters::download() const
{
    HostState state;
    for (const auto& [to, from] : {std::pair{&state.values, &m_values},
                                   {&state.firstMoments, &m_firstMoments},
                                   {&state.secondMoments, &m_secondMoments}}) {
        to->resize(static_cast<std::size_t>(m_count));
        m_stream.download(to->data(), from->data(), from->bytes());
    }
    m_stream.wait();
    return state;
}

void Parameters::upload(const HostState& state)
{
    m_stream.upload(m_values.data(), state.values.data(), m_values.bytes());
    m_stream.upload(m_firstMoments.data(), state.firstMoments.data(), m_firstMoments.bytes());
    m_stream.upload(m_secondMoments.data(), state.secondMoments.data(), m_secondMoments.bytes());
    m_stream.wait();
}

std::vector<TrainedState> Parameters::named(HostState& state) const
{
    std::vector<TrainedState> matrices;
    const auto add = [&](char letter, const TrainedPair& pair, std::int64_t at, int rows,
                         int columns) {
        const auto part = [&](std::vector<float>& all) {
            return std::span(all).subspan(static_cast<std::size_t>(at),
                                          static_cast<std::size_t>(rows) *
                                              static_cast<std::size_t>(columns));
        };
        matrices.push_back({trainedStateName(pair.layer, pair.target, letter), rows, columns,
                            part(state.values), part(state.firstMoments),
                            part(state.secondMoments)});
    };
    for (const TrainedPair& pair : m_pairs) {
        add('A', pair, pair.a, m_rank, pair.in);
        add('B', pair, pair.b, pair.out, m_rank);
    }
    return matrices;
}

} // namespace mesewright::cuda
