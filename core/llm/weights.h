// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/llm/modelconfig.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mesewright {

/// The three checkpoint layouts of GPT-OSS.
enum class WeightLayout { Bf16, Mxfp4, Nf4 };
[[nodiscard]] const char* layoutName(WeightLayout layout);

/// The logical tensors of the model. Matrices are [out, in], row-major. Rows of GateUp alternate
/// gate and up (row 2i is gate i, row 2i+1 is up i), as in every layout of GPT-OSS.
enum class WeightKind {
    Embedding, ///< [vocab, hidden]
    LmHead,    ///< [vocab, hidden]
    FinalNorm, ///< [hidden]
    InputNorm, ///< [hidden]
    PostNorm,  ///< [hidden]
    Query,     ///< [heads * headDim, hidden]
    QueryBias,
    Key, ///< [kvHeads * headDim, hidden]
    KeyBias,
    Value, ///< [kvHeads * headDim, hidden]
    ValueBias,
    Output, ///< [hidden, heads * headDim]
    OutputBias,
    Sinks,  ///< [heads]
    Router, ///< [experts, hidden]
    RouterBias,
    GateUp, ///< per expert, [2 * intermediate, hidden]
    GateUpBias,
    Down, ///< per expert, [hidden, intermediate]
    DownBias
};

struct WeightId
{
    WeightKind kind = WeightKind::Embedding;
    int layer = -1;  ///< -1 for Embedding, LmHead and FinalNorm
    int expert = -1; ///< set for the four expert kinds only
};

/// Number of elements of a logical tensor.
[[nodiscard]] std::int64_t weightSize(const ModelConfig& config, WeightKind kind);

/// Its shape: [out, in] of a matrix, [n] of a vector.
[[nodiscard]] std::vector<std::int64_t> weightShape(const ModelConfig& config, WeightKind kind);
[[nodiscard]] bool isExpertWeight(WeightKind kind);

/// The logical tensors of one layer; of layer -1: embedding, head and final norm.
[[nodiscard]] std::vector<WeightId> layerWeights(const ModelConfig& config, int layer);

/// The tensor's name in a layout; for MXFP4 expert matrices without `_blocks` or `_scales`.
[[nodiscard]] std::string weightName(const WeightId& id, WeightLayout layout);

class Checkpoint;

/// An open checkpoint folder that hands out logical tensors in fp32, dequantised on demand from the
/// memory map: bf16(value) for MXFP4 and NF4, as the reference does. Thread safe for reading.
class WeightSource
{
public:
    /// Opens the folder, checks every needed tensor's presence, dtype and shape, and finds the
    /// layout from what the headers hold. The error names file and tensor.
    static Result<WeightSource> open(const std::filesystem::path& folder,
                                     const ModelConfig& config);

    WeightSource(WeightSource&&) noexcept;
    WeightSource& operator=(WeightSource&&) noexcept;
    ~WeightSource();

    [[nodiscard]] WeightLayout layout() const;
    [[nodiscard]] const std::filesystem::path& folder() const;
    /// Fills `out` (exactly weightSize elements).
    [[nodiscard]] Result<void> read(const WeightId& id, std::span<float> out) const;
    /// The files behind it, for whoever copies bytes.
    [[nodiscard]] const Checkpoint& checkpoint() const;
    [[nodiscard]] const ModelConfig& config() const;
    /// Sum of the tensors' bytes on disk.
    [[nodiscard]] std::uint64_t bytesOnDisk() const;
    /// SHA-256 over all shard files in name order, for the run's record.
    [[nodiscard]] Result<std::string> hash() const;
    /// Things a careful reader would mention, e.g. a code table that is not the usual NF4 one.
    [[nodiscard]] const std::vector<std::string>& warnings() const;

private:
    struct Private;
    explicit WeightSource(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace mesewright
