// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/llm/cuda/weightnoise.h"
#include "core/llm/nf4.h"
#include "core/llm/weights.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace mesewright {

/// A matrix of random weights: bf16(noise · deviation), row-major [rows, columns].
struct RandomMatrix
{
    NoiseKey key;
    float deviation = 1;
    std::int64_t rows = 0;
    std::int64_t columns = 0;

    [[nodiscard]] std::int64_t elements() const { return rows * columns; }
};

struct Mxfp4Bytes
{
    std::vector<std::uint8_t> blocks;
    std::vector<std::uint8_t> scales;
};

/// Makes random matrices and packs them. The two makers give the same bytes.
class WeightMaker
{
public:
    virtual ~WeightMaker() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    /// Rows [first, first + count) as bf16 bits.
    virtual Result<void> rows(const RandomMatrix& matrix, std::int64_t first, std::int64_t count,
                              std::vector<std::uint16_t>& out) = 0;
    /// The whole matrix as [columns, rows].
    virtual Result<void> transposed(const RandomMatrix& matrix,
                                    std::vector<std::uint16_t>& out) = 0;
    virtual Result<Nf4Quantised> nf4(const RandomMatrix& matrix) = 0;
    /// Only the mean of the block maxima.
    virtual Result<float> nf4Offset(const RandomMatrix& matrix) = 0;
    virtual Result<Mxfp4Bytes> mxfp4(const RandomMatrix& matrix) = 0;
};

[[nodiscard]] std::unique_ptr<WeightMaker> makeHostMaker();
/// `device` as in "cuda:1".
[[nodiscard]] Result<std::unique_ptr<WeightMaker>> makeCudaMaker(const std::string& device);

/// The matrix of a logical tensor: deviations near 1 / sqrt(fan-in), as in a trained model.
[[nodiscard]] RandomMatrix randomMatrix(const ModelConfig& config, const WeightId& id,
                                        std::uint64_t seed);
/// A vector (norm, bias, sinks) as values that bf16 holds; the same for every maker.
[[nodiscard]] std::vector<float> randomVector(const ModelConfig& config, const WeightId& id,
                                              std::uint64_t seed);

} // namespace mesewright
