// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/decoder.h"

#include <cuda_runtime_api.h>

#include <algorithm>
#include <cstring>

namespace mesewright::cuda {

namespace {

constexpr int mostSplits = 8;

} // namespace

/// Arrays one behind the other, each with room for the largest batch, so that one copy moves all.
struct Decoder::Input
{
    Input(int rows, int adapters)
        : rows(rows), adapters(adapters), host(bytes()), device(bytes(), "the rows' numbers"),
          drawn(static_cast<std::uint64_t>(rows) * sizeof(int))
    {
        std::memset(host.as<>(), 0, bytes());
    }

    enum Array { Ids, Positions, PromptLength, PromptPlace, PromptWindow, Tail, Drawn, arrayCount };

    [[nodiscard]] std::uint64_t bytes() const
    {
        return static_cast<std::uint64_t>(rows) * (sizeof(DrawRow) + arrayCount * sizeof(int) +
                                                   static_cast<unsigned>(adapters) * sizeof(float));
    }
    template <class Buffer>
    [[nodiscard]] DrawRow* draws(const Buffer& buffer) const
    {
        return buffer.template as<DrawRow>();
    }
    template <class Buffer>
    [[nodiscard]] int* array(const Buffer& buffer, Array which) const
    {
        return reinterpret_cast<int*>(draws(buffer) + rows) + which * rows;
    }
    template <class Buffer>
    [[nodiscard]] float* factors(const Buffer& buffer) const
    {
        return reinterpret_cast<float*>(array(buffer, arrayCount));
    }

    int rows;
    int adapters;
    PinnedBuffer host;
    DeviceBuffer device;
    PinnedBuffer drawn;
};

Decoder::Decoder(CudaModel::Private& model, KeyValueCache& cache, const DrawSettings& settings,
                 int prefillTokens, std::int64_t positions)
    : m(model), m_cache(cache), m_settings(settings),
      m_graphs(std::all_of(model.weights.layers.begin(), model.weights.layers.end(),
                           [](const DeviceLayer& layer) { return layer.grouped; })),
      m_maxRows(cache.size().rows),
      m_input(std::make_unique<Input>(m_maxRows, static_cast<int>(model.adapters.size()))),
      m_logits(static_cast<std::uint64_t>(m_maxRows) * static_cast<unsigned>(m.config.vocabSize) *
                   sizeof(float),
               "the logits of the rows in flight")
{
    m.reserve(std::max(prefillTokens, m_maxRows), positions);
    const HeadShape shape = m.headShape(0);
    std::size_t parts = 0;
    for (int n = 1; n <= m_maxRows; ++n)
        for (int layer = 0; layer < m.config.layers; ++layer)
            parts = std::max(parts, attendParts(shape, n, splitFor(layer, n).splits));
    m_parts = DeviceBuffer(parts * sizeof(float), "parts of the attention");
    m_drawRoom = DeviceBuffer(drawScratch(m_maxRows) * sizeof(float), "the sampler");
    m_arrivals =
        DeviceBuffer(static_cast<std::uint64_t>(attendUnits(shape, m_maxRows)) * sizeof(int),
                     "parts of the attention");
    m.stream.zero(m_arrivals.data(), m_arrivals.bytes());
}

Decoder::~Decoder()
{
    for (const auto& [batch, graph] : m_graphOf)
        (void)cudaGraphExecDestroy(graph);
}

SplitRoom Decoder::splitFor(int layer, int batch) const
{
    // A window is one piece; a full cache is shared until every processor has two blocks.
    const HeadShape shape = m.headShape(layer);
    const int units = attendUnits(shape, batch);
    const int splits = shape.window > 0 && shape.window <= 128
                           ? 1
                           : std::clamp(2 * m.device.multiprocessors / units, 1, mostSplits);
    return {splits, m_parts.as<float>(), m_arrivals.as<int>()};
}

int Decoder::batchFor(int rows) const
{
    // Sizes an eighth apart: few graphs, and little work for nothing.
    int step = 1;
    while (step * 16 <= rows)
        step *= 2;
    return std::min((rows + step - 1) / step * step, std::max(rows, m_maxRows));
}

std::vector<int> Decoder::drawFirst(std::span<const DecodeRow> rows)
{
    fill(rows, static_cast<int>(rows.size()));
    const int n = static_cast<int>(rows.size());
    // The prompt's number is what the sliding layers call its window.
    m.stream.upload(m_input->device.data(), m_input->host.as<>(), m_input->bytes());
    int* drawn = m_input->array(m_input->device, Input::Drawn);
    drawTokens(m_cache.logits(), m.config.vocabSize, n, m_settings, m_input->draws(m_input->device),
               drawn, m_drawRoom.as<float>(), m.stream.get(),
               m_input->array(m_input->device, Input::PromptWindow));
    m.stream.download(m_input->drawn.as<int>(), drawn, rows.size() * sizeof(int));
    m.stream.wait();
    std::vector<int> ids(m_input->drawn.as<int>(), m_input->drawn.as<int>() + n);
    drawOnHost(rows, ids, m_cache.logits(), true);
    return ids;
}

std::vector<int> Decoder::step(std::span<const DecodeRow> rows)
{
    const int n = static_cast<int>(rows.size());
    const int batch = batchFor(n);
    fill(rows, batch);
    launch(batch);
    m.stream.wait();
    std::vector<int> ids(m_input->drawn.as<int>(), m_input->drawn.as<int>() + n);
    drawOnHost(rows, ids, m_logits.as<float>(), false);
    return ids;
}

void Decoder::fill(std::span<const DecodeRow> rows, int batch)
{
    const auto at = [&](Input::Array which, int row) -> int& {
        return m_input->array(m_input->host, which)[row];
    };
    for (int row = 0; row < batch; ++row) {
        // A row that fills up the batch is a text of one token in a place of its own.
        const bool real = row < static_cast<int>(rows.size());
        const DecodeRow& from = rows[real ? static_cast<std::size_t>(row) : 0];
        at(Input::Ids, row) = from.id;
        at(Input::PromptLength, row) = real ? from.prompt->length : 0;
        at(Input::Positions, row) = real ? from.prompt->length + from.newTokens - 1 : 0;
        at(Input::PromptPlace, row) = real ? from.prompt->place : 0;
        at(Input::PromptWindow, row) = real ? from.prompt->number : 0;
        at(Input::Tail, row) = real ? from.tail : m_cache.spareTail();
        m_input->draws(m_input->host)[row] = from.draw;
        if (m_input->adapters > 0) {
            const RowAdapter adapter = real ? from.adapter : RowAdapter{};
            m.fillFactors({&adapter, 1}, m_input->factors(m_input->host) + row * m_input->adapters);
        }
    }
}

/// One step from the numbers in page-locked memory to the drawn ids there.
void Decoder::enqueue(int batch)
{
    const Stream& stream = m.stream;
    const DeviceBuffer& device = m_input->device;
    stream.upload(device.data(), m_input->host.as<>(), m_input->bytes());
    m.inputs = {m_input->array(device, Input::Ids), m_input->array(device, Input::Positions),
                m_input->factors(device)};
    const DecodeRows rows{
        m_input->array(device, Input::Positions), m_input->array(device, Input::PromptLength),
        m_input->array(device, Input::PromptPlace), m_input->array(device, Input::PromptWindow),
        m_input->array(device, Input::Tail)};
    m.embed(batch);
    for (int layer = 0; layer < m.config.layers; ++layer) {
        m.projectQkv(layer, batch);
        attendCached(m.precision, m.headShape(layer), m_cache.layer(layer), rows, m.work.qkv.data(),
                     batch, splitFor(layer, batch),
                     m.weights.layers[static_cast<std::size_t>(layer)].sinks.as<float>(),
                     m.work.attention.data(), stream.get());
        m.projectOutput(layer, batch);
        m.feedForward(layer, batch);
    }
    m.settle(0, batch);
    m.head(nullptr, batch, m_logits.as<float>());
    int* drawn = m_input->array(device, Input::Drawn);
    drawTokens(m_logits.as<float>(), m.config.vocabSize, batch, m_settings, m_input->draws(device),
               drawn, m_drawRoom.as<float>(), stream.get());
    stream.download(m_input->drawn.as<int>(), drawn,
                    static_cast<std::uint64_t>(batch) * sizeof(int));
}

void Decoder::launch(int batch)
{
    const auto found = m_graphOf.find(batch);
    if (found != m_graphOf.end()) {
        check(cudaGraphLaunch(found->second, m.stream.get()), "a step");
        return;
    }
    // The first time loads what is loaded lazily, which a capture would not allow.
    if (!m_graphs || m_uses[batch]++ == 0) {
        enqueue(batch);
        return;
    }
    cudaGraph_t graph = nullptr;
    check(cudaStreamBeginCapture(m.stream.get(), cudaStreamCaptureModeThreadLocal),
          "capturing a step");
    try {
        enqueue(batch);
    } catch (...) {
        (void)cudaStreamEndCapture(m.stream.get(), &graph);
        if (graph != nullptr)
            (void)cudaGraphDestroy(graph);
        throw;
    }
    check(cudaStreamEndCapture(m.stream.get(), &graph), "capturing a step");
    cudaGraphExec_t ready = nullptr;
    const cudaError_t code = cudaGraphInstantiate(&ready, graph, 0);
    (void)cudaGraphDestroy(graph);
    check(code, "capturing a step");
    m_graphOf[batch] = ready;
    check(cudaGraphLaunch(ready, m.stream.get()), "a step");
}

void Decoder::drawOnHost(std::span<const DecodeRow> rows, std::vector<int>& ids,
                         const float* logits, bool byPrompt)
{
    std::vector<float> row;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] != hostDecides)
            continue;
        row.resize(static_cast<std::size_t>(m_settings.allowed));
        const auto source = byPrompt ? static_cast<std::int64_t>(rows[i].prompt->number)
                                     : static_cast<std::int64_t>(i);
        m.stream.download(row.data(), logits + source * m.config.vocabSize,
                          row.size() * sizeof(float));
        m.stream.wait();
        const DrawRow& draw = rows[i].draw;
        ids[i] = sampleToken(row, m_settings.params,
                             {m_settings.seed, draw.item, draw.sample, draw.position});
    }
}

} // namespace mesewright::cuda
