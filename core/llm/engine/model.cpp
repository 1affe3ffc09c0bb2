// SPDX-License-Identifier: Apache-2.0
#include "core/llm/model.h"

#include "core/base/text.h"
#include "core/llm/engine/modelbackend.h"
#include "core/llm/inputchecks.h"
#ifdef MESEWRIGHT_HAS_CUDA
#include "core/llm/cuda/cudabackend.h"
#endif

namespace mesewright {

namespace {

Result<std::unique_ptr<ModelBackend>> loadBackend([[maybe_unused]] const std::string& device,
                                                  const std::filesystem::path& folder,
                                                  EnginePrecision precision, ProgressSink& progress,
                                                  const CancelToken& cancel)
{
#ifdef MESEWRIGHT_HAS_CUDA
    if (device != "cpu")
        return cuda::loadCudaBackend(folder, device, precision, progress, cancel);
#endif
    if (precision == EnginePrecision::Bf16)
        return badInput("bf16 is asked for on the processor, which computes in fp32; use "
                        "--precision auto or a GPU");
    return loadCpuBackend(folder, progress, cancel);
}

} // namespace

Model::Model(std::unique_ptr<ModelBackend> backend) : m_backend(std::move(backend)) {}
Model::~Model() = default;

Result<std::unique_ptr<Model>> Model::load(const std::filesystem::path& folder,
                                           ProgressSink& progress, const CancelToken& cancel,
                                           const EngineOptions& options)
{
    MESEWRIGHT_TRY(const std::string device, resolveDevice(options.device));
    MESEWRIGHT_TRY(auto backend, loadBackend(device, folder, options.precision, progress, cancel));
    return std::make_unique<Model>(std::move(backend));
}

const ModelConfig& Model::config() const
{
    return m_backend->config();
}

const std::filesystem::path& Model::folder() const
{
    return m_backend->folder();
}

WeightLayout Model::layout() const
{
    return m_backend->layout();
}

std::string Model::mode() const
{
    return m_backend->mode();
}

std::string Model::device() const
{
    return m_backend->device();
}

int Model::addAdapter(const LoraAdapter& adapter)
{
    return m_backend->addAdapter(adapter);
}

void Model::removeAdapters()
{
    m_backend->removeAdapters();
}

Result<std::vector<RowEvaluation>> Model::evaluate(const std::vector<std::vector<int>>& rows,
                                                   const std::vector<RowAdapter>& adapters,
                                                   bool withHidden)
{
    for (std::size_t row = 0; row < rows.size(); ++row)
        MESEWRIGHT_CHECK(checkTokens(config(), rows[row], formatted("row %zu", row)));
    if (rows.empty())
        return std::vector<RowEvaluation>{};
    return m_backend->evaluate(rows, adapters, withHidden);
}

Result<std::string> Model::weightHash() const
{
    return m_backend->weightHash();
}

} // namespace mesewright
