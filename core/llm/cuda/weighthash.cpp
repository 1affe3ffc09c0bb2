// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"
#include "core/llm/cuda/engine.h"

#include <cuda_runtime_api.h>

#include <algorithm>

namespace mesewright::cuda {

namespace {

constexpr std::uint64_t pieceBytes = 16u << 20;

/// Adds buffers to a hash, a piece at a time through page-locked memory.
class BufferHash
{
public:
    explicit BufferHash(const Stream& stream) : m_stream(stream), m_piece(pieceBytes) {}

    void add(const DeviceBuffer& buffer)
    {
        const auto* from = buffer.as<std::byte>();
        for (std::uint64_t at = 0; at < buffer.bytes(); at += pieceBytes) {
            const std::uint64_t count = std::min(pieceBytes, buffer.bytes() - at);
            m_stream.download(m_piece.as(), from + at, count);
            m_stream.wait();
            m_hash.update(std::span<const std::byte>(m_piece.as(), count));
        }
    }
    void add(const ExpertMatrix& matrix)
    {
        add(matrix.packed);
        add(matrix.scales);
        add(matrix.nested);
    }
    [[nodiscard]] std::string hex() { return m_hash.hex(); }

private:
    const Stream& m_stream;
    PinnedBuffer m_piece;
    Sha256 m_hash;
};

} // namespace

Result<std::string> CudaModel::weightHash() const
{
    return guarded([&]() -> Result<std::string> {
        check(cudaSetDevice(d->device.index), "choosing the GPU");
        d->unpark();
        BufferHash hash(d->stream);
        for (const DeviceLayer& layer : d->weights.layers) {
            for (const DeviceBuffer* buffer :
                 {&layer.inputNorm, &layer.postNorm, &layer.qkv, &layer.qkvBias, &layer.output,
                  &layer.outputBias, &layer.sinks, &layer.router, &layer.routerBias,
                  &layer.gateUpBias, &layer.downBias})
                hash.add(*buffer);
            hash.add(layer.gateUp);
            hash.add(layer.down);
        }
        for (const DeviceBuffer* buffer :
             {&d->weights.embedding, &d->weights.lmHead, &d->weights.finalNorm})
            hash.add(*buffer);
        return hash.hex();
    });
}

} // namespace mesewright::cuda
