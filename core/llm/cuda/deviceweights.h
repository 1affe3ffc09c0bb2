// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm/cuda: a checkpoint's weights in the GPU's memory.
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/llm/checkpoint.h"
#include "core/llm/cuda/dequantise.h"
#include "core/llm/cuda/device.h"
#include "core/llm/weights.h"

#include <vector>

namespace mesewright::cuda {

/// The experts of one projection of one layer: packed as in the checkpoint, or wide.
class ExpertMatrix
{
public:
    enum class Form { Wide, Nf4, Mxfp4, Grouped };

    /// Expert `e` as a wide matrix [out, in]: where it is, or expanded into `scratch`.
    [[nodiscard]] const void* wide(int e, Precision p, void* scratch, const Stream& stream) const;

    Form form = Form::Wide;
    std::int64_t elements = 0;  ///< of one expert
    DeviceBuffer packed;        ///< all experts, one behind the other; Grouped: the kernels' layout
    DeviceBuffer scales;        ///< absmax bytes or fp32, or E8M0 scales
    DeviceBuffer nested;        ///< second-level maxima
    std::vector<DeviceNf4> nf4; ///< by expert, pointing into the buffers
};

struct DeviceLayer
{
    bool sliding = false;
    DeviceBuffer inputNorm; ///< fp32, as are all vectors
    DeviceBuffer postNorm;
    DeviceBuffer qkv; ///< wide [queryWidth + 2 kvWidth, hidden]
    DeviceBuffer qkvBias;
    DeviceBuffer output; ///< wide [hidden, queryWidth]
    DeviceBuffer outputBias;
    DeviceBuffer sinks;
    DeviceBuffer router; ///< wide [experts, hidden]
    DeviceBuffer routerBias;
    ExpertMatrix gateUp;
    ExpertMatrix down;
    DeviceBuffer gateUpBias; ///< fp32 [experts, 2 intermediate]; bf16 when grouped
    DeviceBuffer downBias;   ///< fp32 [experts, hidden]; bf16 when grouped
    bool grouped = false;    ///< the grouped kernels take this layer's experts
};

struct DeviceWeights
{
    Precision precision = Precision::Bf16;
    DeviceBuffer embedding; ///< wide [vocab, hidden]
    DeviceBuffer lmHead;    ///< wide [vocab, hidden]
    DeviceBuffer finalNorm;
    DeviceBuffer dynamicMap; ///< 256 floats, the NF4 second level's map
    std::vector<DeviceLayer> layers;
};

struct WeightOptions
{
    Precision precision = Precision::Bf16;
    bool grouped = true; ///< pack experts for the grouped kernels where they fit
};

/// Bytes that the weights will take on the GPU, and what comes on top while they are loaded.
[[nodiscard]] std::uint64_t deviceWeightBytes(const ModelConfig& config, WeightLayout layout,
                                              const WeightOptions& options);
[[nodiscard]] std::uint64_t passingWeightBytes(const ModelConfig& config, WeightLayout layout,
                                               const WeightOptions& options);
/// Whether the grouped kernels take models of this shape in this layout.
[[nodiscard]] bool groupedFits(const ModelConfig& config, WeightLayout layout,
                               const WeightOptions& options);

/// Copies everything; throws a Failure (also when cancelled).
[[nodiscard]] DeviceWeights loadWeights(const Checkpoint& checkpoint, WeightLayout layout,
                                        const ModelConfig& config, const WeightOptions& options,
                                        ProgressSink& progress, const CancelToken& cancel);

/// Copies layers [0, layers) and the embedding again; throws a Failure.
void reloadWeights(DeviceWeights& weights, const Checkpoint& checkpoint, WeightLayout layout,
                   const ModelConfig& config, const WeightOptions& options, int layers);

} // namespace mesewright::cuda
