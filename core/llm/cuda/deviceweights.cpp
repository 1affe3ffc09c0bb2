// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/deviceweights.h"

#include "core/base/text.h"
#include "core/llm/cuda/moe/grouped.h"
#include "core/llm/cuda/uploader.h"
#include "core/llm/mxfp4.h"
#include "core/llm/weightsslots.h"

#include <cstring>

namespace mesewright::cuda {

namespace {

template <class T>
T valueOf(Result<T> result)
{
    if (!result)
        throw Failure(result.error());
    return std::move(result).value();
}

FloatType floatType(Dtype dtype)
{
    return dtype == Dtype::Bf16  ? FloatType::Bf16
           : dtype == Dtype::F16 ? FloatType::F16
                                 : FloatType::F32;
}

int targetOf(Nf4Target target)
{
    return target == Nf4Target::Bfloat16 ? 0 : target == Nf4Target::Float16 ? 1 : 2;
}

DeviceNf4 describe(const Nf4Tensor& tensor, const float* map)
{
    if (tensor.state.blockSize % 2 != 0 || tensor.state.blockSize > (1 << 20) ||
        tensor.state.nestedBlockSize > (1 << 20))
        throw Failure(badInput(formatted("NF4 blocks of %lld elements are not supported on the "
                                         "GPU; use --device cpu or the usual blocks of 64",
                                         static_cast<long long>(tensor.state.blockSize))));
    DeviceNf4 nf4;
    nf4.code = tensor.code;
    nf4.map = map;
    nf4.offset = tensor.state.nestedOffset;
    nf4.blockSize = static_cast<int>(tensor.state.blockSize);
    nf4.nestedBlockSize = static_cast<int>(tensor.state.nestedBlockSize);
    nf4.target = targetOf(tensor.state.dtype);
    return nf4;
}

class Loader
{
public:
    Loader(const Checkpoint& checkpoint, const ModelConfig& config, WeightLayout layout,
           const WeightOptions& options)
        : m_config(config), m_layout(layout), m_finder(checkpoint, config, layout),
          m_folder(checkpoint.folder()), m_precision(options.precision), m_uploader(m_stream)
    {
    }

    void begin(DeviceWeights& weights, bool grouped)
    {
        m_weights = &weights;
        m_grouped = grouped;
        weights.precision = m_precision;
        if (weights.dynamicMap.data() == nullptr) // experts point to it
            weights.dynamicMap = DeviceBuffer(256 * sizeof(float), "a table");
        m_denseMap = DeviceBuffer(256 * sizeof(float), "a table");
    }

    /// A vector in fp32, or a small matrix's rows one behind the other.
    DeviceBuffer vectorOf(std::initializer_list<WeightId> ids)
    {
        std::int64_t count = 0;
        for (const WeightId& id : ids)
            count += weightSize(m_config, id.kind);
        DeviceBuffer to(static_cast<std::uint64_t>(count) * sizeof(float), "a vector");
        std::int64_t at = 0;
        for (const WeightId& id : ids) {
            put(Precision::Fp32, id, to.as<float>() + at);
            at += weightSize(m_config, id.kind);
        }
        return to;
    }

    DeviceBuffer matrixOf(std::initializer_list<WeightId> ids)
    {
        std::int64_t count = 0;
        for (const WeightId& id : ids)
            count += weightSize(m_config, id.kind);
        DeviceBuffer to(static_cast<std::uint64_t>(count) * wideSize(m_precision), "a matrix");
        std::int64_t at = 0;
        for (const WeightId& id : ids) {
            put(m_precision, id,
                to.as<std::byte>() + at * static_cast<std::int64_t>(wideSize(m_precision)));
            at += weightSize(m_config, id.kind);
        }
        return to;
    }

    DeviceBuffer expertVectors(WeightKind kind, int layer, Precision precision)
    {
        const std::int64_t size = weightSize(m_config, kind);
        DeviceBuffer to(static_cast<std::uint64_t>(size * m_config.experts) * wideSize(precision),
                        "the experts' biases");
        for (int e = 0; e < m_config.experts; ++e)
            put(precision, {kind, layer, e},
                to.as<std::byte>() + e * size * static_cast<std::int64_t>(wideSize(precision)));
        return to;
    }

    ExpertMatrix experts(WeightKind kind, int layer)
    {
        ExpertMatrix matrix;
        matrix.elements = weightSize(m_config, kind);
        const WeightSlot first = valueOf(m_finder.find({kind, layer, 0}));
        if (std::holds_alternative<PlainSlot>(first))
            wideExperts(matrix, kind, layer);
        else if (std::holds_alternative<Mxfp4Slot>(first))
            mxfp4Experts(matrix, kind, layer);
        else
            nf4Experts(matrix, kind, layer);
        return matrix;
    }

    DeviceLayer layer(int i)
    {
        DeviceLayer layer;
        layer.sliding = m_config.slidingLayer[static_cast<std::size_t>(i)];
        layer.inputNorm = vectorOf({{WeightKind::InputNorm, i}});
        layer.postNorm = vectorOf({{WeightKind::PostNorm, i}});
        layer.qkv =
            matrixOf({{WeightKind::Query, i}, {WeightKind::Key, i}, {WeightKind::Value, i}});
        layer.qkvBias = vectorOf(
            {{WeightKind::QueryBias, i}, {WeightKind::KeyBias, i}, {WeightKind::ValueBias, i}});
        layer.output = matrixOf({{WeightKind::Output, i}});
        layer.outputBias = vectorOf({{WeightKind::OutputBias, i}});
        layer.sinks = vectorOf({{WeightKind::Sinks, i}});
        layer.router = matrixOf({{WeightKind::Router, i}});
        layer.routerBias = vectorOf({{WeightKind::RouterBias, i}});
        layer.gateUp = experts(WeightKind::GateUp, i);
        layer.down = experts(WeightKind::Down, i);
        layer.grouped = group(layer);
        const Precision bias = layer.grouped ? Precision::Bf16 : Precision::Fp32;
        layer.gateUpBias = expertVectors(WeightKind::GateUpBias, i, bias);
        layer.downBias = expertVectors(WeightKind::DownBias, i, bias);
        return layer;
    }

    /// Moves a layer's experts into the grouped kernels' layout; false: they cannot hold them.
    bool group(DeviceLayer& layer)
    {
        DeviceBuffer up;
        DeviceBuffer down;
        if (!m_grouped || !pack(layer.gateUp, moe::Projection::GateUp, up) ||
            !pack(layer.down, moe::Projection::Down, down))
            return false;
        const auto take = [](ExpertMatrix& matrix, DeviceBuffer packed) {
            const std::int64_t elements = matrix.elements;
            matrix = ExpertMatrix();
            matrix.form = ExpertMatrix::Form::Grouped;
            matrix.elements = elements;
            matrix.packed = std::move(packed);
        };
        take(layer.gateUp, std::move(up));
        take(layer.down, std::move(down));
        return true;
    }

    void finish()
    {
        m_uploader.finish();
        m_raw.release();
        m_other.release();
    }
    [[nodiscard]] std::vector<std::string> warnings() const { return m_finder.warnings(); }

private:
    /// One logical tensor to where it belongs, in the precision asked for.
    void put(Precision precision, const WeightId& id, void* to)
    {
        const WeightSlot slot = valueOf(m_finder.find(id));
        const std::int64_t count = weightSize(m_config, id.kind);
        if (const auto* plain = std::get_if<PlainSlot>(&slot))
            putPlain(precision, *plain, id, count, to);
        else if (const auto* mxfp4 = std::get_if<Mxfp4Slot>(&slot)) {
            checkScales(mxfp4->scales, id);
            stage(m_raw, mxfp4->blocks);
            stage(m_other, mxfp4->scales);
            dequantiseMxfp4(precision, m_raw.as<std::uint8_t>(), m_other.as<std::uint8_t>(), count,
                            to, m_stream.get());
        } else {
            const Nf4Tensor& tensor = *std::get<std::shared_ptr<const Nf4Tensor>>(slot);
            DeviceNf4 nf4 = describe(tensor, m_denseMap.as<float>());
            if (tensor.state.nested)
                m_uploader.copy(m_denseMap.data(), std::as_bytes(std::span(tensor.nestedMap)));
            stage(m_raw, tensor.packed);
            stage(m_other, tensor.absmax);
            nf4.packed = m_raw.as<std::uint8_t>();
            if (tensor.state.nested) {
                stage(m_nested, std::as_bytes(std::span(tensor.nestedAbsmax)));
                nf4.absmax = m_other.as<std::uint8_t>();
                nf4.nested = m_nested.as<float>();
            } else {
                nf4.maxima = m_other.as<float>();
            }
            dequantiseNf4(precision, nf4, count, to, m_stream.get());
        }
    }

    void putPlain(Precision precision, const PlainSlot& slot, const WeightId& id,
                  std::int64_t count, void* to)
    {
        const bool same = (slot.dtype == Dtype::Bf16 && precision == Precision::Bf16) ||
                          (slot.dtype == Dtype::F32 && precision == Precision::Fp32);
        if (slot.dtype == Dtype::F64) {
            std::vector<float> values(static_cast<std::size_t>(count));
            (void)convertToFloat(slot.dtype, slot.data.data(), values);
            stage(m_raw, std::as_bytes(std::span(values)));
        } else if (same && !slot.transposed) {
            m_uploader.copy(to, slot.data);
            return;
        } else {
            stage(m_raw, slot.data);
        }
        const void* source = m_raw.data();
        if (slot.transposed) {
            const auto shape = weightShape(m_config, id.kind);
            const int bytes = slot.dtype == Dtype::F32 ? 4 : 2;
            m_other.reserve(static_cast<std::uint64_t>(count) * static_cast<unsigned>(bytes),
                            "a matrix in passing");
            transposeMatrix(bytes, source, static_cast<int>(shape[1]), static_cast<int>(shape[0]),
                            m_other.data(), m_stream.get());
            source = m_other.data();
        }
        convertFloats(precision, floatType(slot.dtype), source, count, to, m_stream.get());
    }

    void wideExperts(ExpertMatrix& matrix, WeightKind kind, int layer)
    {
        const auto bytes = matrix.elements * static_cast<std::int64_t>(wideSize(m_precision));
        matrix.form = ExpertMatrix::Form::Wide;
        matrix.packed =
            DeviceBuffer(static_cast<std::uint64_t>(bytes * m_config.experts), "the experts");
        for (int e = 0; e < m_config.experts; ++e)
            put(m_precision, {kind, layer, e}, matrix.packed.as<std::byte>() + e * bytes);
    }

    void mxfp4Experts(ExpertMatrix& matrix, WeightKind kind, int layer)
    {
        const std::int64_t blocks = matrix.elements / 2;
        const std::int64_t scales = matrix.elements / mxfp4Block;
        matrix.form = ExpertMatrix::Form::Mxfp4;
        matrix.packed =
            DeviceBuffer(static_cast<std::uint64_t>(blocks * m_config.experts), "the experts");
        matrix.scales =
            DeviceBuffer(static_cast<std::uint64_t>(scales * m_config.experts), "the experts");
        for (int e = 0; e < m_config.experts; ++e) {
            const WeightSlot slot = valueOf(m_finder.find({kind, layer, e}));
            const auto& mxfp4 = std::get<Mxfp4Slot>(slot);
            checkScales(mxfp4.scales, {kind, layer, e});
            m_uploader.copy(matrix.packed.as<std::byte>() + e * blocks, mxfp4.blocks);
            m_uploader.copy(matrix.scales.as<std::byte>() + e * scales, mxfp4.scales);
        }
    }

    void nf4Experts(ExpertMatrix& matrix, WeightKind kind, int layer)
    {
        matrix.form = ExpertMatrix::Form::Nf4;
        std::vector<std::shared_ptr<const Nf4Tensor>> tensors;
        std::uint64_t packed = 0;
        std::uint64_t absmax = 0;
        std::uint64_t nested = 0;
        for (int e = 0; e < m_config.experts; ++e) {
            const WeightSlot slot = valueOf(m_finder.find({kind, layer, e}));
            const auto* tensor = std::get_if<std::shared_ptr<const Nf4Tensor>>(&slot);
            if (tensor == nullptr)
                throw Failure(badInput(m_folder.string() + ": '" +
                                       weightName({kind, layer, e}, m_layout) +
                                       "' is not quantised, but expert 0 is; fetch the checkpoint "
                                       "again"));
            tensors.push_back(*tensor);
            packed += tensors.back()->packed.size();
            absmax += aligned(tensors.back()->absmax.size());
            nested += tensors.back()->nestedAbsmax.size() * sizeof(float);
        }
        matrix.packed = DeviceBuffer(packed, "the experts");
        matrix.scales = DeviceBuffer(absmax, "the experts");
        matrix.nested = DeviceBuffer(nested, "the experts");
        auto* toPacked = matrix.packed.as<std::uint8_t>();
        auto* toAbsmax = matrix.scales.as<std::uint8_t>();
        auto* toNested = matrix.nested.as<float>();
        for (const auto& tensor : tensors) {
            DeviceNf4 nf4 = describe(*tensor, m_weights->dynamicMap.as<float>());
            requireOneMap(*tensor);
            m_uploader.copy(toPacked, tensor->packed);
            m_uploader.copy(toAbsmax, tensor->absmax);
            nf4.packed = toPacked;
            if (tensor->state.nested) {
                m_uploader.copy(toNested, std::as_bytes(std::span(tensor->nestedAbsmax)));
                nf4.absmax = toAbsmax;
                nf4.nested = toNested;
                toNested += tensor->nestedAbsmax.size();
            } else {
                nf4.maxima = reinterpret_cast<const float*>(toAbsmax);
            }
            toPacked += tensor->packed.size();
            toAbsmax += aligned(tensor->absmax.size());
            matrix.nf4.push_back(nf4);
        }
    }

    bool pack(const ExpertMatrix& matrix, moe::Projection projection, DeviceBuffer& packed)
    {
        DeviceBuffer flaws(sizeof(int), "a counter");
        m_stream.zero(flaws.data(), sizeof(int));
        packed = DeviceBuffer(moe::packedExpertBytes(projection) *
                                  static_cast<std::uint64_t>(m_config.experts),
                              "the experts");
        if (matrix.form == ExpertMatrix::Form::Mxfp4) {
            check(moe::packMxfp4(projection, m_config.experts, matrix.packed.as<std::uint8_t>(),
                                 matrix.scales.as<std::uint8_t>(), packed.as<std::uint8_t>(),
                                 flaws.as<int>(), m_stream.get()),
                  "packing experts");
        } else if (matrix.form == ExpertMatrix::Form::Nf4) {
            for (const DeviceNf4& nf4 : matrix.nf4)
                if (nf4.blockSize != moe::blockInner || nf4.code != nf4Code())
                    return false;
            const std::int64_t blocks = matrix.elements / moe::blockInner;
            m_maxima.reserve(static_cast<std::uint64_t>(blocks * m_config.experts) * sizeof(float),
                             "block maxima");
            for (int e = 0; e < m_config.experts; ++e)
                nf4Maxima(matrix.nf4[static_cast<std::size_t>(e)], blocks,
                          m_maxima.as<float>() + e * blocks, m_stream.get());
            check(moe::packNf4(projection, m_config.experts, matrix.packed.as<std::uint8_t>(),
                               m_maxima.as<float>(), packed.as<std::uint8_t>(), flaws.as<int>(),
                               m_stream.get()),
                  "packing experts");
        } else {
            return false;
        }
        int found = 0;
        m_stream.download(&found, flaws.data(), sizeof found);
        m_stream.wait();
        return found == 0;
    }

    void stage(DeviceBuffer& buffer, std::span<const std::byte> bytes)
    {
        if (bytes.size() > buffer.bytes())
            m_stream.wait(); // the buffer may still be read
        buffer.reserve(bytes.size(), "weights in passing");
        m_uploader.copy(buffer.data(), bytes);
    }

    /// Experts stay packed and share one map.
    void requireOneMap(const Nf4Tensor& tensor)
    {
        if (!tensor.state.nested)
            return;
        if (m_expertMap.empty()) {
            m_expertMap.assign(tensor.nestedMap.begin(), tensor.nestedMap.end());
            m_uploader.copy(m_weights->dynamicMap.data(), std::as_bytes(std::span(m_expertMap)));
        }
        if (!std::equal(m_expertMap.begin(), m_expertMap.end(), tensor.nestedMap.begin()))
            throw Failure(badInput(m_folder.string() +
                                   ": the experts have different maps of block maxima, which the "
                                   "GPU does not support; use --device cpu"));
    }

    void checkScales(std::span<const std::byte> scales, const WeightId& id) const
    {
        const void* bad = std::memchr(scales.data(), 255, scales.size());
        if (bad != nullptr)
            throw Failure(
                badInput(m_folder.string() + ": '" + weightName(id, m_layout) +
                         "_scales', expert " + std::to_string(id.expert) + ", scale " +
                         std::to_string(static_cast<const std::byte*>(bad) - scales.data()) +
                         ": 255 means \"not a number\"; the file is damaged: fetch it "
                         "again"));
    }

    static std::uint64_t aligned(std::uint64_t bytes) { return (bytes + 15) / 16 * 16; }

    const ModelConfig& m_config;
    WeightLayout m_layout;
    SlotFinder m_finder;
    std::filesystem::path m_folder;
    Precision m_precision;
    bool m_grouped = false;
    DeviceWeights* m_weights = nullptr;
    DeviceBuffer m_denseMap; ///< of the matrix in passing
    std::vector<float> m_expertMap;
    Stream m_stream;
    Uploader m_uploader;
    DeviceBuffer m_raw;
    DeviceBuffer m_other;
    DeviceBuffer m_nested;
    DeviceBuffer m_maxima;
};

} // namespace

const void* ExpertMatrix::wide(int e, Precision p, void* scratch, const Stream& stream) const
{
    if (form == Form::Wide)
        return packed.as<std::byte>() + e * elements * static_cast<std::int64_t>(wideSize(p));
    if (form == Form::Nf4)
        dequantiseNf4(p, nf4[static_cast<std::size_t>(e)], elements, scratch, stream.get());
    else
        dequantiseMxfp4(p, packed.as<std::uint8_t>() + e * (elements / 2),
                        scales.as<std::uint8_t>() + e * (elements / mxfp4Block), elements, scratch,
                        stream.get());
    return scratch;
}

DeviceWeights loadWeights(const Checkpoint& checkpoint, WeightLayout layout,
                          const ModelConfig& config, const WeightOptions& options,
                          ProgressSink& progress, const CancelToken& cancel)
{
    DeviceWeights weights;
    Loader loader(checkpoint, config, layout, options);
    loader.begin(weights, groupedFits(config, layout, options));
    using Kind = WeightKind;
    for (int i = 0; i < config.layers; ++i) {
        if (cancel.requested())
            throw Failure(stopped());
        weights.layers.push_back(loader.layer(i));
        progress.progress({"load", "layers", i + 1, config.layers, 0, -1});
    }
    weights.embedding = loader.matrixOf({{Kind::Embedding}});
    weights.lmHead = loader.matrixOf({{Kind::LmHead}});
    weights.finalNorm = loader.vectorOf({{Kind::FinalNorm}});
    loader.finish();
    for (const std::string& warning : loader.warnings())
        progress.message(warning);
    return weights;
}

void reloadWeights(DeviceWeights& weights, const Checkpoint& checkpoint, WeightLayout layout,
                   const ModelConfig& config, const WeightOptions& options, int layers)
{
    Loader loader(checkpoint, config, layout, options);
    loader.begin(weights, groupedFits(config, layout, options));
    for (int i = 0; i < layers; ++i)
        weights.layers[static_cast<std::size_t>(i)] = loader.layer(i);
    weights.embedding = loader.matrixOf({{WeightKind::Embedding}});
    loader.finish();
}

} // namespace mesewright::cuda
