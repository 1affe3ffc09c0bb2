// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/cudabackend.h"

#include "core/base/text.h"
#include "core/llm/cuda/cudamodel.h"
#include "core/llm/cuda/memoryestimate.h"
#include "core/llm/cuda/train/cudatrainer.h"

namespace mesewright::cuda {

namespace {

Precision precisionFor(EnginePrecision wanted)
{
    return wanted == EnginePrecision::Fp32 ? Precision::Fp32 : Precision::Bf16;
}

class CudaBackend final : public ModelBackend
{
public:
    explicit CudaBackend(std::unique_ptr<CudaModel> model) : m_model(std::move(model)) {}

    [[nodiscard]] const ModelConfig& config() const override { return m_model->config(); }
    [[nodiscard]] const std::filesystem::path& folder() const override { return m_model->folder(); }
    [[nodiscard]] WeightLayout layout() const override { return m_model->layout(); }
    [[nodiscard]] std::string mode() const override { return m_model->mode(); }
    [[nodiscard]] std::string device() const override
    {
        return formatted("cuda:%d, ", m_model->device().index) + m_model->device().text();
    }
    int addAdapter(const LoraAdapter& adapter) override { return m_model->queueAdapter(adapter); }
    void removeAdapters() override { m_model->removeAdapters(); }
    [[nodiscard]] Result<std::vector<RowEvaluation>>
    evaluate(const std::vector<std::vector<int>>& rows, const std::vector<RowAdapter>& adapters,
             bool withHidden) override
    {
        return m_model->evaluate(rows, adapters, withHidden);
    }
    [[nodiscard]] Result<std::string> weightHash() const override { return m_model->weightHash(); }
    [[nodiscard]] Result<void> generate(const std::vector<GenerationRequest>& requests,
                                        const GenerationOptions& options,
                                        const GenerationEvents& events,
                                        const CancelToken& cancel) override
    {
        return cuda::generate(*m_model, requests, options, events, cancel);
    }
    [[nodiscard]] Result<std::unique_ptr<TrainerBackend>>
    makeTrainer(std::vector<TrainRow> rows, const LoraAdapter& start,
                const TrainerOptions& options) override
    {
        MESEWRIGHT_TRY(auto trainer,
                       CudaTrainer::create(*m_model, std::move(rows), start, options));
        return std::unique_ptr<TrainerBackend>(std::move(trainer));
    }

private:
    std::unique_ptr<CudaModel> m_model;
};

} // namespace

Result<std::string> findDevice(const std::string& device)
{
    MESEWRIGHT_TRY(const DeviceInfo info, findGpu(device));
    return formatted("cuda:%d", info.index);
}

Result<std::string> deviceText(const std::string& device)
{
    MESEWRIGHT_TRY(const DeviceInfo info, findGpu(device));
    return formatted("cuda:%d, ", info.index) + info.text();
}

Result<WeightRoom> weightRoom(const ModelConfig& config, WeightLayout layout,
                              const std::string& device, EnginePrecision precision)
{
    MESEWRIGHT_TRY(const DeviceInfo info, openDevice(device));
    ModelOptions options;
    options.precision = precisionFor(precision);
    return WeightRoom{std::string(precisionName(options.precision)) + " on " + info.name,
                      estimateMemory(config, layout, options, {}).peak(), info.memoryFree};
}

Result<std::unique_ptr<ModelBackend>>
loadCudaBackend(const std::filesystem::path& folder, const std::string& device,
                EnginePrecision precision, ProgressSink& progress, const CancelToken& cancel)
{
    ModelOptions options;
    options.device = device;
    options.precision = precisionFor(precision);
    MESEWRIGHT_TRY(auto model, CudaModel::load(folder, options, progress, cancel));
    return std::unique_ptr<ModelBackend>(new CudaBackend(std::move(model)));
}

} // namespace mesewright::cuda
