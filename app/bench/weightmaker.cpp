// SPDX-License-Identifier: Apache-2.0
#include "app/bench/weightmaker.h"

#include "core/llm/bfloat16.h"
#include "core/llm/cpu/parallel.h"
#include "core/llm/mxfp4.h"

#include <cmath>

namespace mesewright {

namespace {

/// Deviation of the router's biases. With logits of deviation 1, 60 rows of 4 choices then touch 29
/// or 30 of 32 experts, the busiest 4 times the mean.
constexpr float routerSkew = 0.6f;
constexpr float logitDeviation = 3.0f;

NoiseKey keyOf(const WeightId& id, std::uint64_t seed)
{
    return {seed, static_cast<std::uint32_t>(id.kind), static_cast<std::uint32_t>(id.expert + 1),
            static_cast<std::uint32_t>(id.layer + 1)};
}

float over(double one, int fanIn)
{
    return static_cast<float>(one / std::sqrt(static_cast<double>(fanIn)));
}

class HostMaker final : public WeightMaker
{
public:
    [[nodiscard]] std::string name() const override { return "cpu"; }

    Result<void> rows(const RandomMatrix& matrix, std::int64_t first, std::int64_t count,
                      std::vector<std::uint16_t>& out) override
    {
        const std::vector<float> values =
            make(matrix, first * matrix.columns, count * matrix.columns);
        out.resize(values.size());
        cpu::parallelFor(static_cast<std::int64_t>(values.size()), 1 << 18,
                         [&](std::int64_t begin, std::int64_t end) {
                             for (auto i = static_cast<std::size_t>(begin);
                                  i < static_cast<std::size_t>(end); ++i)
                                 out[i] = floatToBfloat16(values[i]);
                         });
        return {};
    }

    Result<void> transposed(const RandomMatrix& matrix, std::vector<std::uint16_t>& out) override
    {
        const std::vector<float> values = make(matrix, 0, matrix.elements());
        out.resize(values.size());
        cpu::parallelFor(matrix.columns, 32, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t row = 0; row < matrix.rows; ++row) {
                for (std::int64_t column = begin; column < end; ++column)
                    out[static_cast<std::size_t>(column * matrix.rows + row)] = floatToBfloat16(
                        values[static_cast<std::size_t>(row * matrix.columns + column)]);
            }
        });
        return {};
    }

    Result<Nf4Quantised> nf4(const RandomMatrix& matrix) override
    {
        return quantiseNf4(make(matrix, 0, matrix.elements()));
    }

    Result<float> nf4Offset(const RandomMatrix& matrix) override
    {
        return mesewright::nf4Offset(make(matrix, 0, matrix.elements()));
    }

    Result<Mxfp4Bytes> mxfp4(const RandomMatrix& matrix) override
    {
        const std::vector<float> values = make(matrix, 0, matrix.elements());
        Mxfp4Bytes bytes;
        bytes.blocks.resize(values.size() / 2);
        bytes.scales.resize(values.size() / mxfp4Block);
        quantiseMxfp4(values, bytes.blocks, bytes.scales);
        return bytes;
    }

private:
    /// Elements [begin, begin + count); pairs are made whole and cut.
    static std::vector<float> make(const RandomMatrix& matrix, std::int64_t begin,
                                   std::int64_t count)
    {
        std::vector<float> values(static_cast<std::size_t>(count));
        const std::int64_t firstPair = begin / 2;
        const std::int64_t pairs = (begin + count + 1) / 2 - firstPair;
        cpu::parallelFor(pairs, 1 << 16, [&](std::int64_t from, std::int64_t to) {
            for (std::int64_t pair = firstPair + from; pair < firstPair + to; ++pair) {
                const auto noise = weightNoise(matrix.key, static_cast<std::uint64_t>(pair));
                for (std::int64_t i = 0; i < 2; ++i) {
                    const std::int64_t at = 2 * pair + i - begin;
                    if (at >= 0 && at < count)
                        values[static_cast<std::size_t>(at)] =
                            roundToBfloat16(noise[static_cast<std::size_t>(i)] * matrix.deviation);
                }
            }
        });
        return values;
    }
};

} // namespace

std::unique_ptr<WeightMaker> makeHostMaker()
{
    return std::make_unique<HostMaker>();
}

RandomMatrix randomMatrix(const ModelConfig& config, const WeightId& id, std::uint64_t seed)
{
    const auto shape = weightShape(config, id.kind);
    RandomMatrix matrix{keyOf(id, seed), over(1, config.hiddenSize), shape[0], shape[1]};
    if (id.kind == WeightKind::Embedding)
        matrix.deviation = 1;
    else if (id.kind == WeightKind::LmHead)
        matrix.deviation = over(logitDeviation, config.hiddenSize);
    else if (id.kind == WeightKind::Output)
        matrix.deviation = over(1, config.queryWidth());
    else if (id.kind == WeightKind::Down)
        matrix.deviation = over(1, config.intermediateSize);
    return matrix;
}

std::vector<float> randomVector(const ModelConfig& config, const WeightId& id, std::uint64_t seed)
{
    float mean = 0;
    float deviation = 0.05f;
    switch (id.kind) {
    case WeightKind::FinalNorm:
    case WeightKind::InputNorm:
    case WeightKind::PostNorm:
        mean = 1;
        deviation = 0.1f;
        break;
    case WeightKind::Sinks:
        deviation = 1;
        break;
    case WeightKind::RouterBias:
        deviation = routerSkew;
        break;
    default:
        break;
    }
    std::vector<float> values(static_cast<std::size_t>(weightSize(config, id.kind)));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float scaled = weightNoise(keyOf(id, seed), i / 2)[i % 2] * deviation;
        values[i] = roundToBfloat16(mean + scaled);
    }
    return values;
}

} // namespace mesewright
