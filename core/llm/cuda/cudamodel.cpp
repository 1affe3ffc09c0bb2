// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/cudamodel.h"

#include "core/base/text.h"
#include "core/llm/cuda/engine.h"
#include "core/llm/inputchecks.h"

#include <algorithm>

namespace mesewright::cuda {

namespace {

constexpr int evaluateTokens = 4096; // rows are packed up to here; a longer row goes alone
constexpr int headTokens = 256;

/// Rows [first, first + count) of one packed batch.
struct Pack
{
    std::size_t first = 0;
    std::size_t count = 0;
    int tokens = 0;
    int longest = 0;
};

std::vector<Pack> packRows(const std::vector<std::vector<int>>& rows)
{
    std::vector<Pack> packs;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const int length = static_cast<int>(rows[row].size());
        if (packs.empty() || packs.back().tokens + length > evaluateTokens)
            packs.push_back({row, 0, 0, 0});
        Pack& pack = packs.back();
        ++pack.count;
        pack.tokens += length;
        pack.longest = std::max(pack.longest, length);
    }
    return packs;
}

class Evaluation
{
public:
    Evaluation(CudaModel::Private& model, const std::vector<std::vector<int>>& rows,
               const std::vector<RowAdapter>& adapters, bool withHidden)
        : m(model), m_rows(rows), m_adapters(adapters), m_withHidden(withHidden),
          m_result(rows.size())
    {
    }

    std::vector<RowEvaluation> run()
    {
        for (const Pack& pack : packRows(m_rows))
            evaluate(pack);
        return std::move(m_result);
    }

private:
    void evaluate(const Pack& pack)
    {
        std::vector<int> ids;
        std::vector<int> positions;
        std::vector<int> offsets{0};
        std::vector<RowAdapter> adapters;
        for (std::size_t row = pack.first; row < pack.first + pack.count; ++row) {
            const std::vector<int>& tokens = m_rows[row];
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                ids.push_back(tokens[i]);
                positions.push_back(static_cast<int>(i));
                adapters.push_back(m_adapters[row]);
            }
            offsets.push_back(static_cast<int>(ids.size()));
            m_result[row].tokens = static_cast<int>(tokens.size());
        }
        m.reserve(pack.tokens, pack.longest);
        m.setTokens(ids, positions, adapters);
        const DeviceBuffer deviceOffsets(offsets.size() * sizeof(int), "a table");
        m.stream.upload(deviceOffsets.data(), offsets.data(), offsets.size() * sizeof(int));
        m.embed(pack.tokens);
        keepHidden(pack);
        for (int layer = 0; layer < m.config.layers; ++layer) {
            m.projectQkv(layer, pack.tokens);
            attendPacked(m.precision, m.headShape(layer), m.work.qkv.data(),
                         deviceOffsets.as<int>(), static_cast<int>(pack.count), pack.longest,
                         m.weights.layers[static_cast<std::size_t>(layer)].sinks.as<float>(),
                         m.work.attention.data(), m.stream.get());
            m.projectOutput(layer, pack.tokens);
            m.feedForward(layer, pack.tokens);
            if (m_withHidden || layer + 1 == m.config.layers)
                m.settle(0, pack.tokens);
            keepHidden(pack);
        }
        keepLogits(pack);
    }

    /// Appends the residual of every row of the pack to that row's hidden states.
    void keepHidden(const Pack& pack)
    {
        if (!m_withHidden)
            return;
        const auto width = static_cast<std::size_t>(m.config.hiddenSize);
        std::vector<float> all(static_cast<std::size_t>(pack.tokens) * width);
        m.stream.download(all.data(), m.work.residual.data(), all.size() * sizeof(float));
        m.stream.wait();
        split(pack, all, width, &RowEvaluation::hidden);
    }

    void keepLogits(const Pack& pack)
    {
        const auto vocab = static_cast<std::size_t>(m.config.vocabSize);
        const int step = std::min(headTokens, pack.tokens);
        const DeviceBuffer logits(static_cast<std::uint64_t>(step) * vocab * sizeof(float),
                                  "logits");
        const DeviceBuffer rows(static_cast<std::uint64_t>(step) * sizeof(int), "a table");
        std::vector<float> all(static_cast<std::size_t>(pack.tokens) * vocab);
        std::vector<int> which(static_cast<std::size_t>(step));
        for (int first = 0; first < pack.tokens; first += step) {
            const int count = std::min(step, pack.tokens - first);
            for (int i = 0; i < count; ++i)
                which[static_cast<std::size_t>(i)] = first + i;
            m.stream.upload(rows.data(), which.data(),
                            static_cast<std::uint64_t>(count) * sizeof(int));
            m.head(rows.as<int>(), count, logits.as<float>());
            m.stream.download(all.data() + static_cast<std::size_t>(first) * vocab, logits.data(),
                              static_cast<std::uint64_t>(count) * vocab * sizeof(float));
            m.stream.wait();
        }
        split(pack, all, vocab, &RowEvaluation::logits);
    }

    void split(const Pack& pack, const std::vector<float>& all, std::size_t width,
               std::vector<float> RowEvaluation::*to)
    {
        auto from = all.begin();
        for (std::size_t row = pack.first; row < pack.first + pack.count; ++row) {
            const auto count = static_cast<std::ptrdiff_t>(m_rows[row].size() * width);
            std::vector<float>& target = m_result[row].*to;
            target.insert(target.end(), from, from + count);
            from += count;
        }
    }

    CudaModel::Private& m;
    const std::vector<std::vector<int>>& m_rows;
    const std::vector<RowAdapter>& m_adapters;
    bool m_withHidden;
    std::vector<RowEvaluation> m_result;
};

Result<void> checkAdapters(const CudaModel::Private& model, const std::vector<RowAdapter>& adapters,
                           std::size_t rows)
{
    if (adapters.size() != rows)
        return internalError("one adapter choice a row is needed");
    for (const RowAdapter& use : adapters)
        if (use.adapter >= static_cast<int>(model.adapters.size()))
            return internalError("a row names an adapter that the model does not have");
    return {};
}

} // namespace

CudaModel::CudaModel(std::unique_ptr<Private> d) : d(std::move(d)) {}
CudaModel::~CudaModel() = default;

Result<std::unique_ptr<CudaModel>> CudaModel::load(const std::filesystem::path& folder,
                                                   const ModelOptions& options,
                                                   ProgressSink& progress,
                                                   const CancelToken& cancel)
{
    MESEWRIGHT_TRY(ModelConfig config, readModelConfig(folder));
    // Every check of names, types and shapes is WeightSource's.
    MESEWRIGHT_TRY(const WeightSource source, WeightSource::open(folder, config));
    MESEWRIGHT_TRY(const DeviceInfo device, openDevice(options.device));
    const HeadShape shape{config.heads, config.kvHeads, config.headDim, 0, 1};
    if (!attentionSupports(shape))
        return badInput(formatted("%s: head_dim is %d; the GPU engine knows 16, 32, 64 and 128; "
                                  "use --device cpu",
                                  folder.c_str(), config.headDim));
    if (config.hiddenSize > widestHidden)
        return badInput(formatted("%s: hidden_size is %d; the GPU engine goes up to %d; use "
                                  "--device cpu",
                                  folder.c_str(), config.hiddenSize, widestHidden));
    if (config.expertsPerToken > 32 || config.experts > 1024)
        return badInput(folder.string() + ": more experts than the GPU engine knows (1024, 32 a "
                                          "token); use --device cpu");
    const WeightOptions weightOptions{options.precision, options.grouped};
    const std::uint64_t needed = deviceWeightBytes(config, source.layout(), weightOptions) +
                                 passingWeightBytes(config, source.layout(), weightOptions);
    if (needed > device.memoryFree)
        return machineLacks(formatted("%s needs %s of memory for its weights on %s, %s are free; "
                                      "close other programs on the GPU, or use a 4-bit layout",
                                      folder.c_str(), humanBytes(needed).c_str(),
                                      device.name.c_str(), humanBytes(device.memoryFree).c_str()));
    return guarded([&]() -> Result<std::unique_ptr<CudaModel>> {
        auto d = std::make_unique<Private>(device);
        d->config = std::move(config);
        d->folder = folder;
        d->layout = source.layout();
        d->precision = options.precision;
        const RotaryFrequencies frequencies = rotaryFrequencies(d->config);
        d->rotary = cpu::RotaryTable(frequencies.inverseFrequency, frequencies.attentionFactor);
        d->weights =
            loadWeights(source.checkpoint(), d->layout, d->config, weightOptions, progress, cancel);
        const bool anyGrouped = std::any_of(d->weights.layers.begin(), d->weights.layers.end(),
                                            [](const DeviceLayer& layer) { return layer.grouped; });
        if (anyGrouped) {
            MESEWRIGHT_TRY(d->grouped, moe::prepare());
        }
        for (const std::string& warning : source.warnings())
            progress.message(warning);
        return std::unique_ptr<CudaModel>(new CudaModel(std::move(d)));
    });
}

const ModelConfig& CudaModel::config() const
{
    return d->config;
}

const std::filesystem::path& CudaModel::folder() const
{
    return d->folder;
}

WeightLayout CudaModel::layout() const
{
    return d->layout;
}

const DeviceInfo& CudaModel::device() const
{
    return d->device;
}

std::string CudaModel::mode() const
{
    return std::string("cuda ") + precisionName(d->precision) +
           (d->grouped ? ", grouped experts" : ", dequantised experts");
}

Result<int> CudaModel::addAdapter(const LoraAdapter& adapter)
{
    MESEWRIGHT_CHECK(checkAdapterFits(adapter, d->config));
    return queueAdapter(adapter);
}

int CudaModel::queueAdapter(const LoraAdapter& adapter)
{
    d->adapters.push_back(adapter);
    d->adaptersChanged = true;
    return static_cast<int>(d->adapters.size()) - 1;
}

void CudaModel::removeAdapters()
{
    d->adapters.clear();
    d->stacked.clear();
    d->adaptersChanged = true;
}

Result<std::vector<RowEvaluation>> CudaModel::evaluate(const std::vector<std::vector<int>>& rows,
                                                       const std::vector<RowAdapter>& adapters,
                                                       bool withHidden)
{
    for (std::size_t row = 0; row < rows.size(); ++row)
        MESEWRIGHT_CHECK(checkTokens(d->config, rows[row], formatted("row %zu", row)));
    MESEWRIGHT_CHECK(checkAdapters(*d, adapters, rows.size()));
    return guarded([&]() -> Result<std::vector<RowEvaluation>> {
        check(cudaSetDevice(d->device.index), "choosing the GPU");
        d->stackAdapters();
        return Evaluation(*d, rows, adapters, withHidden).run();
    });
}

} // namespace mesewright::cuda
