// SPDX-License-Identifier: Apache-2.0
#include "app/bench/makecheckpoint.h"

#include "core/base/files.h"
#include "core/llm/bfloat16.h"
#include "core/llm/checkpoint.h"
#include "core/llm/convertconfig.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mesewright {

namespace {

using Form = MadeTensor::Form;

constexpr std::int64_t pieceElements = 1 << 25; // what is made and written at once

/// Makes and writes the tensors of one file.
class ShardMaker
{
public:
    ShardMaker(const ModelConfig& config, std::uint64_t seed, WeightMaker& maker,
               SafetensorsWriter& writer)
        : m_config(config), m_seed(seed), m_maker(maker), m_writer(writer)
    {
    }

    Result<void> write(const MadeTensor& tensor)
    {
        for (const WeightId& id : tensor.sources)
            MESEWRIGHT_CHECK(writeOne(tensor, id));
        return {};
    }

private:
    template <class T>
    Result<void> put(const TensorSpec& spec, const std::vector<T>& values)
    {
        return m_writer.write(spec.name, std::as_bytes(std::span(values)));
    }

    Result<void> writeOne(const MadeTensor& tensor, const WeightId& id)
    {
        switch (tensor.form) {
        case Form::Vector:
        case Form::FusedVector: {
            const auto values = randomVector(m_config, id, m_seed);
            m_bits.resize(values.size());
            std::transform(values.begin(), values.end(), m_bits.begin(), floatToBfloat16);
            return put(tensor.specs[0], m_bits);
        }
        case Form::VectorF32:
            return put(tensor.specs[0], randomVector(m_config, id, m_seed));
        case Form::Rows:
            return writeRows(tensor.specs[0], randomMatrix(m_config, id, m_seed));
        case Form::FusedTransposed:
            MESEWRIGHT_CHECK(m_maker.transposed(randomMatrix(m_config, id, m_seed), m_bits));
            return put(tensor.specs[0], m_bits);
        case Form::Mxfp4: {
            MESEWRIGHT_TRY(const Mxfp4Bytes made,
                           m_maker.mxfp4(randomMatrix(m_config, id, m_seed)));
            MESEWRIGHT_CHECK(put(tensor.specs[0], made.blocks));
            return put(tensor.specs[1], made.scales);
        }
        case Form::Nf4:
            break;
        }
        return writeNf4(tensor, id);
    }

    Result<void> writeRows(const TensorSpec& spec, const RandomMatrix& matrix)
    {
        // An even number of rows, since noise comes in pairs.
        const std::int64_t step = std::max<std::int64_t>(2, pieceElements / matrix.columns / 2 * 2);
        for (std::int64_t row = 0; row < matrix.rows; row += step) {
            MESEWRIGHT_CHECK(m_maker.rows(matrix, row, std::min(step, matrix.rows - row), m_bits));
            MESEWRIGHT_CHECK(put(spec, m_bits));
        }
        return {};
    }

    Result<void> writeNf4(const MadeTensor& tensor, const WeightId& id)
    {
        MESEWRIGHT_TRY(const Nf4Quantised made, m_maker.nf4(randomMatrix(m_config, id, m_seed)));
        Nf4State state;
        state.shape = weightShape(m_config, id.kind);
        state.nested = true;
        state.nestedOffset = made.nestedOffset;
        const std::string text = nf4StateText(state);
        const std::span<const std::byte> parts[] = {
            std::as_bytes(std::span(made.packed)),  std::as_bytes(std::span(made.absmax)),
            std::as_bytes(std::span(nf4Code())),    std::as_bytes(std::span(made.nestedAbsmax)),
            std::as_bytes(std::span(dynamicMap())), std::as_bytes(std::span(text))};
        for (std::size_t i = 0; i < tensor.specs.size(); ++i)
            MESEWRIGHT_CHECK(m_writer.write(tensor.specs[i].name, parts[i]));
        return {};
    }

    const ModelConfig& m_config;
    std::uint64_t m_seed;
    WeightMaker& m_maker;
    SafetensorsWriter& m_writer;
    std::vector<std::uint16_t> m_bits;
};

Result<void> writeTexts(const Json& config, WeightLayout layout, const Json& index,
                        const std::filesystem::path& folder)
{
    MESEWRIGHT_CHECK(writeJsonFile(folder / checkpointIndexName, index));
    MESEWRIGHT_CHECK(writeJsonFile(folder / "config.json", config));
    MESEWRIGHT_CHECK(writeConvertedConfig(folder, layout, folder));
    const Json eos = config.value("eos_token_id", Json(200002));
    const Json generation{{"bos_token_id", 199998},
                          {"do_sample", true},
                          {"eos_token_id", eos.is_array() ? eos : Json::array({eos})},
                          {"pad_token_id", config.value("pad_token_id", Json(199999))},
                          {"transformers_version", "4.55.0.dev0"}};
    return writeJsonFile(folder / "generation_config.json", generation);
}

} // namespace

Result<MadeCheckpoint> makeCheckpoint(const Json& configText, WeightLayout layout,
                                      std::uint64_t seed, WeightMaker& maker,
                                      const std::filesystem::path& folder, ProgressSink& progress)
{
    MESEWRIGHT_TRY(const ModelConfig config,
                   parseModelConfig(jsonLine(configText), "the new config.json"));
    std::error_code code;
    if (std::filesystem::exists(folder, code) && !std::filesystem::is_empty(folder, code))
        return badInput(folder.string() + ": is there already and not empty; name a new folder");
    MESEWRIGHT_CHECK(makeFolders(folder));
    MESEWRIGHT_TRY(std::vector<MadeTensor> tensors, planCheckpoint(config, layout, seed, maker));

    MadeCheckpoint made;
    Json map = Json::object();
    const std::int64_t total = static_cast<std::int64_t>(tensors.size());
    const auto shards = intoShards(std::move(tensors), layout);
    made.files = shards.size();
    std::int64_t done = 0;
    for (std::size_t shard = 0; shard < shards.size(); ++shard) {
        const std::string file = shardFileName(layout, shard, shards.size());
        std::vector<TensorSpec> specs;
        for (const MadeTensor& tensor : shards[shard]) {
            specs.insert(specs.end(), tensor.specs.begin(), tensor.specs.end());
            made.bytes += tensor.bytes();
        }
        made.tensors += specs.size();
        for (const TensorSpec& spec : specs)
            map[spec.name] = file;
        MESEWRIGHT_TRY(SafetensorsWriter writer,
                       SafetensorsWriter::create(folder / file, specs, torchMetadata()));
        ShardMaker shardMaker(config, seed, maker, writer);
        for (const MadeTensor& tensor : shards[shard]) {
            MESEWRIGHT_CHECK(shardMaker.write(tensor));
            progress.progress({"make-checkpoint", "tensors", ++done, total, 0, -1});
        }
        MESEWRIGHT_CHECK(writer.finish());
    }
    const Json index{{"metadata", {{"total_size", made.bytes}}}, {"weight_map", map}};
    MESEWRIGHT_CHECK(writeTexts(configText, layout, index, folder));
    return made;
}

} // namespace mesewright
