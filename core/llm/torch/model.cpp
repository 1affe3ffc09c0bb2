// SPDX-License-Identifier: Apache-2.0
#include "core/llm/torch/engine.h"

#include "core/base/machinememory.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/llm/cpu/parallel.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <dlfcn.h>
#include <malloc.h>

namespace mesewright {

namespace {

// Fills tensors from the checkpoint; the first error stops everything after it.
class WeightLoader
{
public:
    explicit WeightLoader(const WeightSource& source) : m_source(source) {}

    void read(const WeightId& id, at::Tensor to)
    {
        if (m_result)
            m_result = m_source.read(id, {data(to), static_cast<std::size_t>(to.numel())});
    }
    at::Tensor vector(WeightKind kind, int layer, std::int64_t size)
    {
        at::Tensor to = at::empty({size}, at::kFloat);
        read({kind, layer, -1}, to);
        return to;
    }
    at::Tensor matrix(WeightKind kind, int layer, std::int64_t rows, std::int64_t columns)
    {
        at::Tensor to = emptyFloats(rows, columns);
        read({kind, layer, -1}, to);
        return to;
    }
    [[nodiscard]] const Result<void>& result() const { return m_result; }

private:
    const WeightSource& m_source;
    Result<void> m_result;
};

LayerWeights loadLayer(WeightLoader& loader, const ModelConfig& c, int layer)
{
    LayerWeights w;
    const std::int64_t q = c.queryWidth();
    const std::int64_t kv = c.kvWidth();
    w.sliding = c.slidingLayer[static_cast<std::size_t>(layer)];
    w.inputNorm = loader.vector(WeightKind::InputNorm, layer, c.hiddenSize);
    w.postNorm = loader.vector(WeightKind::PostNorm, layer, c.hiddenSize);
    w.qkv = emptyFloats(q + 2 * kv, c.hiddenSize);
    loader.read({WeightKind::Query, layer, -1}, w.qkv.narrow(0, 0, q));
    loader.read({WeightKind::Key, layer, -1}, w.qkv.narrow(0, q, kv));
    loader.read({WeightKind::Value, layer, -1}, w.qkv.narrow(0, q + kv, kv));
    w.qkvBias = at::empty({q + 2 * kv}, at::kFloat);
    loader.read({WeightKind::QueryBias, layer, -1}, w.qkvBias.narrow(0, 0, q));
    loader.read({WeightKind::KeyBias, layer, -1}, w.qkvBias.narrow(0, q, kv));
    loader.read({WeightKind::ValueBias, layer, -1}, w.qkvBias.narrow(0, q + kv, kv));
    w.output = loader.matrix(WeightKind::Output, layer, c.hiddenSize, q);
    w.outputBias = loader.vector(WeightKind::OutputBias, layer, c.hiddenSize);
    w.sinks = loader.vector(WeightKind::Sinks, layer, c.heads);
    w.router = loader.matrix(WeightKind::Router, layer, c.experts, c.hiddenSize);
    w.routerBias = loader.vector(WeightKind::RouterBias, layer, c.experts);
    w.gateUp = at::empty({c.experts, 2 * c.intermediateSize, c.hiddenSize}, at::kFloat);
    w.gateUpBias = emptyFloats(c.experts, 2 * c.intermediateSize);
    w.down = at::empty({c.experts, c.hiddenSize, c.intermediateSize}, at::kFloat);
    w.downBias = emptyFloats(c.experts, c.hiddenSize);
    for (int e = 0; e < c.experts; ++e) {
        loader.read({WeightKind::GateUp, layer, e}, w.gateUp.select(0, e));
        loader.read({WeightKind::GateUpBias, layer, e}, w.gateUpBias.select(0, e));
        loader.read({WeightKind::Down, layer, e}, w.down.select(0, e));
        loader.read({WeightKind::DownBias, layer, e}, w.downBias.select(0, e));
    }
    return w;
}

at::Tensor copied(const std::vector<float>& values, std::int64_t rows, std::int64_t columns)
{
    at::Tensor tensor = emptyFloats(rows, columns);
    std::copy(values.begin(), values.end(), data(tensor));
    return tensor;
}

template <class Function>
Function blasFunction(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_DEFAULT, name));
}

class CpuBackend final : public ModelBackend
{
public:
    explicit CpuBackend(CpuModel model) : m(std::move(model)) {}

    [[nodiscard]] const ModelConfig& config() const override { return m.config; }
    [[nodiscard]] const std::filesystem::path& folder() const override { return m.folder; }
    [[nodiscard]] WeightLayout layout() const override { return m.layout; }
    [[nodiscard]] std::string mode() const override { return "cpu fp32"; }
    [[nodiscard]] std::string device() const override { return "cpu"; }
    int addAdapter(const LoraAdapter& adapter) override;
    void removeAdapters() override { m.adapters.clear(); }
    [[nodiscard]] Result<std::vector<RowEvaluation>>
    evaluate(const std::vector<std::vector<int>>& rows, const std::vector<RowAdapter>& adapters,
             bool withHidden) override;
    [[nodiscard]] Result<std::string> weightHash() const override;
    [[nodiscard]] Result<void> generate(const std::vector<GenerationRequest>& requests,
                                        const GenerationOptions& options,
                                        const GenerationEvents& events,
                                        const CancelToken& cancel) override
    {
        return generateOnCpu(m, requests, options, events, cancel);
    }
    [[nodiscard]] Result<std::unique_ptr<TrainerBackend>>
    makeTrainer(std::vector<TrainRow> rows, const LoraAdapter& start,
                const TrainerOptions& options) override
    {
        return makeCpuTrainer(m, std::move(rows), start, options);
    }

private:
    CpuModel m;
};

int CpuBackend::addAdapter(const LoraAdapter& adapter)
{
    AdapterTensors tensors;
    tensors.scaling = adapter.scaling();
    tensors.firstLayer = m.config.layers;
    for (const LoraPair& pair : adapter.pairs) {
        LoraTensors& to = tensors.layers[pair.layer][static_cast<std::size_t>(pair.target)];
        to.a = copied(pair.a, adapter.rank, pair.in);
        to.b = copied(pair.b, pair.out, adapter.rank);
        tensors.firstLayer = std::min(tensors.firstLayer, pair.layer);
    }
    m.adapters.push_back(std::move(tensors));
    return static_cast<int>(m.adapters.size()) - 1;
}

Result<std::vector<RowEvaluation>> CpuBackend::evaluate(const std::vector<std::vector<int>>& rows,
                                                        const std::vector<RowAdapter>& adapters,
                                                        bool withHidden)
{
    cpu::PackedRows packed;
    std::vector<int> ids;
    std::vector<std::int64_t> lengths;
    for (const std::vector<int>& row : rows) {
        ids.insert(ids.end(), row.begin(), row.end());
        packed.offsets.push_back(static_cast<std::int64_t>(ids.size()));
        lengths.push_back(static_cast<std::int64_t>(row.size()));
    }
    return guarded([&]() -> Result<std::vector<RowEvaluation>> {
        const AdapterPlan plan(adapters, lengths, m.adapters);
        std::vector<RowEvaluation> result(rows.size());
        const std::int64_t width = m.config.hiddenSize;
        const auto keepHidden = [&](int, const at::Tensor& hidden) {
            for (int row = 0; row < packed.count(); ++row) {
                const float* from =
                    data(hidden) + packed.offsets[static_cast<std::size_t>(row)] * width;
                std::vector<float>& to = result[static_cast<std::size_t>(row)].hidden;
                to.insert(to.end(), from, from + packed.length(row) * width);
            }
        };
        const at::Tensor embedded = embed(m, ids);
        LayerHooks hooks;
        if (withHidden) {
            keepHidden(-1, embedded);
            hooks.after = keepHidden;
        }
        const at::Tensor hidden =
            runLayers(m, embedded, packed, 0, m.config.layers, plan, hooks, CancelToken());
        const at::Tensor logits = headLogits(m, hidden);
        for (int row = 0; row < packed.count(); ++row) {
            RowEvaluation& to = result[static_cast<std::size_t>(row)];
            to.tokens = static_cast<int>(packed.length(row));
            const float* from =
                data(logits) + packed.offsets[static_cast<std::size_t>(row)] * m.config.vocabSize;
            to.logits.assign(from, from + packed.length(row) * m.config.vocabSize);
        }
        return result;
    });
}

Result<std::string> CpuBackend::weightHash() const
{
    Sha256 hash;
    const auto add = [&](const at::Tensor& tensor) {
        hash.update(
            std::as_bytes(std::span(data(tensor), static_cast<std::size_t>(tensor.numel()))));
    };
    for (const LayerWeights& w : m.layers)
        for (const at::Tensor* tensor :
             {&w.inputNorm, &w.postNorm, &w.qkv, &w.qkvBias, &w.output, &w.outputBias, &w.sinks,
              &w.router, &w.routerBias, &w.gateUp, &w.gateUpBias, &w.down, &w.downBias})
            add(*tensor);
    add(m.embedding);
    add(m.lmHead);
    add(m.finalNorm);
    return hash.hex();
}

} // namespace

Result<std::unique_ptr<ModelBackend>> loadCpuBackend(const std::filesystem::path& folder,
                                                     ProgressSink& progress,
                                                     const CancelToken& cancel)
{
    MESEWRIGHT_TRY(ModelConfig config, readModelConfig(folder));
    MESEWRIGHT_TRY(const WeightSource source, WeightSource::open(folder, config));
    const std::uint64_t needed = weightMemory(config);
    if (const std::uint64_t available = machineMemory().available;
        available != 0 && needed > available)
        return machineLacks(
            formatted("%s needs %s of memory for its weights in fp32 on the CPU, %s are free; "
                      "use a machine with more memory or a GPU",
                      folder.c_str(), humanBytes(needed).c_str(), humanBytes(available).c_str()));
    setEngineThreads(engineThreads());
    return guarded([&]() -> Result<std::unique_ptr<ModelBackend>> {
        CpuModel model;
        model.folder = folder;
        model.layout = source.layout();
        const cpu::RotaryTable table(rotaryFrequencies(config).inverseFrequency,
                                     rotaryFrequencies(config).attentionFactor);
        model.rotary = table;
        WeightLoader loader(source);
        for (int layer = 0; layer < config.layers; ++layer) {
            if (cancel.requested())
                return stopped();
            model.layers.push_back(loadLayer(loader, config, layer));
            progress.progress({"load", "layers", layer + 1, config.layers, 0, -1});
        }
        model.embedding =
            loader.matrix(WeightKind::Embedding, -1, config.vocabSize, config.hiddenSize);
        model.lmHead = loader.matrix(WeightKind::LmHead, -1, config.vocabSize, config.hiddenSize);
        model.finalNorm = loader.vector(WeightKind::FinalNorm, -1, config.hiddenSize);
        MESEWRIGHT_CHECK(loader.result());
        for (const std::string& warning : source.warnings())
            progress.message(warning);
        model.config = std::move(config);
        return std::unique_ptr<ModelBackend>(new CpuBackend(std::move(model)));
    });
}

void setEngineThreads(int threads)
{
    cpu::setKernelThreads(std::max(threads, 1));
    // The engine shares work out over its own threads and calls torch and BLAS from each.
    at::set_num_threads(1);
    // Activations come and go by the megabyte; giving each back to the system costs page faults.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    if (const auto set = blasFunction<void (*)(int)>("openblas_set_num_threads"))
        set(1);
}

int engineThreads()
{
    return cpu::kernelThreads();
}

std::string cpuEngineVersions()
{
    std::string text = "libtorch " MESEWRIGHT_TORCH_VERSION;
    if (const auto config = blasFunction<char* (*)()>("openblas_get_config"))
        text += std::string(", ") + config();
    return text;
}

} // namespace mesewright
