// SPDX-License-Identifier: Apache-2.0
#include "app/bench/weightmaker.h"
#ifdef MESEWRIGHT_HAS_CUDA
#include "core/llm/cuda/dequantise.h"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/quantise.h"
#include "core/llm/mxfp4.h"
#endif

namespace mesewright {

#ifdef MESEWRIGHT_HAS_CUDA

namespace {

using cuda::DeviceBuffer;

constexpr std::int64_t nf4Block = 64;
constexpr std::int64_t nestedBlock = 256;

class CudaMaker final : public WeightMaker
{
public:
    explicit CudaMaker(std::string name) : m_name(std::move(name))
    {
        const auto steps = dynamicStepTable();
        m_steps = DeviceBuffer(steps.size(), "a table");
        m_stream.upload(m_steps.data(), steps.data(), steps.size());
        m_stream.wait();
    }

    [[nodiscard]] std::string name() const override { return m_name; }

    Result<void> rows(const RandomMatrix& matrix, std::int64_t first, std::int64_t count,
                      std::vector<std::uint16_t>& out) override
    {
        return cuda::guarded([&]() -> Result<void> {
            const std::int64_t begin = first * matrix.columns;
            const std::int64_t elements = count * matrix.columns;
            makeRange(matrix, begin, elements);
            m_packed.reserve(static_cast<std::uint64_t>(elements) * 2, "packed weights");
            cuda::packBf16(m_values.as<float>(), elements, m_packed.as<std::uint16_t>(),
                           m_stream.get());
            return fetch(m_packed, static_cast<std::size_t>(elements), out);
        });
    }

    Result<void> transposed(const RandomMatrix& matrix, std::vector<std::uint16_t>& out) override
    {
        return cuda::guarded([&]() -> Result<void> {
            const std::int64_t elements = matrix.elements();
            makeRange(matrix, 0, elements);
            m_packed.reserve(static_cast<std::uint64_t>(elements) * 2, "packed weights");
            m_other.reserve(static_cast<std::uint64_t>(elements) * 2, "packed weights");
            cuda::packBf16(m_values.as<float>(), elements, m_packed.as<std::uint16_t>(),
                           m_stream.get());
            cuda::transposeMatrix(2, m_packed.data(), static_cast<int>(matrix.rows),
                                  static_cast<int>(matrix.columns), m_other.data(), m_stream.get());
            return fetch(m_other, static_cast<std::size_t>(elements), out);
        });
    }

    Result<Nf4Quantised> nf4(const RandomMatrix& matrix) override
    {
        return cuda::guarded([&]() -> Result<Nf4Quantised> {
            Nf4Quantised result;
            result.nestedOffset = maxima(matrix);
            const std::int64_t blocks = matrix.elements() / nf4Block;
            const std::int64_t nested = (blocks + nestedBlock - 1) / nestedBlock;
            m_packed.reserve(static_cast<std::uint64_t>(blocks * nf4Block / 2), "packed weights");
            m_other.reserve(static_cast<std::uint64_t>(blocks), "packed maxima");
            m_nested.reserve(static_cast<std::uint64_t>(nested) * 4, "packed maxima");
            cuda::packNf4(m_values.as<float>(), m_maxima.as<float>(), blocks,
                          m_packed.as<std::uint8_t>(), m_stream.get());
            cuda::packMaxima(m_maxima.as<float>(), blocks, result.nestedOffset,
                             m_steps.as<std::uint8_t>(), m_other.as<std::uint8_t>(),
                             m_nested.as<float>(), m_stream.get());
            MESEWRIGHT_CHECK(
                fetch(m_packed, static_cast<std::size_t>(blocks * nf4Block / 2), result.packed));
            MESEWRIGHT_CHECK(fetch(m_other, static_cast<std::size_t>(blocks), result.absmax));
            MESEWRIGHT_CHECK(
                fetch(m_nested, static_cast<std::size_t>(nested), result.nestedAbsmax));
            return result;
        });
    }

    Result<float> nf4Offset(const RandomMatrix& matrix) override
    {
        return cuda::guarded([&]() -> Result<float> { return maxima(matrix); });
    }

    Result<Mxfp4Bytes> mxfp4(const RandomMatrix& matrix) override
    {
        return cuda::guarded([&]() -> Result<Mxfp4Bytes> {
            const auto elements = static_cast<std::size_t>(matrix.elements());
            makeRange(matrix, 0, matrix.elements());
            m_packed.reserve(elements / 2, "packed weights");
            m_other.reserve(elements / mxfp4Block, "packed scales");
            cuda::packMxfp4(m_values.as<float>(), matrix.elements(), m_packed.as<std::uint8_t>(),
                            m_other.as<std::uint8_t>(), m_stream.get());
            Mxfp4Bytes bytes;
            MESEWRIGHT_CHECK(fetch(m_packed, elements / 2, bytes.blocks));
            MESEWRIGHT_CHECK(fetch(m_other, elements / mxfp4Block, bytes.scales));
            return bytes;
        });
    }

private:
    void makeRange(const RandomMatrix& matrix, std::int64_t begin, std::int64_t count)
    {
        m_values.reserve(static_cast<std::uint64_t>(count) * 4, "random weights");
        cuda::randomWeights(matrix.key, matrix.deviation, begin, count, m_values.as<float>(),
                            m_stream.get());
    }

    /// Leaves the values and their block maxima on the GPU; returns the maxima's mean.
    float maxima(const RandomMatrix& matrix)
    {
        const std::int64_t blocks = matrix.elements() / nf4Block;
        makeRange(matrix, 0, matrix.elements());
        m_maxima.reserve(static_cast<std::uint64_t>(blocks) * 4, "block maxima");
        cuda::blockMaxima(m_values.as<float>(), blocks, m_maxima.as<float>(), m_stream.get());
        std::vector<float> host;
        (void)fetch(m_maxima, static_cast<std::size_t>(blocks), host);
        return nf4MeanMaximum(host);
    }

    template <class T>
    Result<void> fetch(const DeviceBuffer& from, std::size_t count, std::vector<T>& to)
    {
        const std::size_t bytes = count * sizeof(T);
        if (m_pinned.bytes() < bytes)
            m_pinned = cuda::PinnedBuffer(bytes);
        m_stream.download(m_pinned.as<T>(), from.data(), bytes);
        m_stream.wait();
        to.assign(m_pinned.as<T>(), m_pinned.as<T>() + count);
        return {};
    }

    std::string m_name;
    cuda::Stream m_stream;
    DeviceBuffer m_steps;
    DeviceBuffer m_values;
    DeviceBuffer m_maxima;
    DeviceBuffer m_packed;
    DeviceBuffer m_other;
    DeviceBuffer m_nested;
    cuda::PinnedBuffer m_pinned;
};

} // namespace

Result<std::unique_ptr<WeightMaker>> makeCudaMaker(const std::string& device)
{
    MESEWRIGHT_TRY(const cuda::DeviceInfo info, cuda::openDevice(device));
    return cuda::guarded([&]() -> Result<std::unique_ptr<WeightMaker>> {
        return std::unique_ptr<WeightMaker>(std::make_unique<CudaMaker>(info.name));
    });
}

#else

Result<std::unique_ptr<WeightMaker>> makeCudaMaker(const std::string& device)
{
    return machineLacks("'" + device +
                        "' is asked for, but this program was built without CUDA; use --device "
                        "cpu, or configure with -DMESEWRIGHT_CUDA=ON");
}

#endif

} // namespace mesewright
