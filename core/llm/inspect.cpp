// SPDX-License-Identifier: Apache-2.0
#include "core/llm/inspect.h"

#include "core/base/text.h"
#include "core/llm/checkpoint.h"
#include "core/llm/lorapeft.h"
#include "core/llm/weights.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace mesewright {

namespace {

/// Counts and sizes by dtype of a list of tensors.
struct Tally
{
    std::int64_t tensors = 0;
    std::uint64_t bytes = 0;
    std::int64_t elements = 0;
    std::map<std::string, std::uint64_t> byDtype;

    void add(const SafetensorsFile& file)
    {
        for (const TensorInfo& tensor : file.tensors()) {
            ++tensors;
            bytes += tensor.bytes();
            elements += tensor.elements();
            byDtype[dtypeName(tensor.dtype)] += tensor.bytes();
        }
    }
};

Json configSummary(const ModelConfig& config)
{
    const auto sliding = std::count(config.slidingLayer.begin(), config.slidingLayer.end(), true);
    return {{"layers", config.layers},
            {"sliding_layers", sliding},
            {"sliding_window", config.slidingWindow},
            {"hidden_size", config.hiddenSize},
            {"intermediate_size", config.intermediateSize},
            {"heads", config.heads},
            {"kv_heads", config.kvHeads},
            {"head_dim", config.headDim},
            {"experts", config.experts},
            {"experts_per_token", config.expertsPerToken},
            {"vocab_size", config.vocabSize},
            {"eos_token_ids", config.eosTokenIds},
            {"pad_token_id", config.padTokenId},
            {"quant_method", config.quantMethod}};
}

/// Bytes of the weights in memory by form. NF4 takes half a byte an element, one byte a block of 64
/// and four a block of 64 x 256; everything that bitsandbytes leaves alone is bf16 there.
void addMemory(Json& json, const ModelConfig& config)
{
    std::uint64_t all = 0;
    std::uint64_t quantised = 0;
    for (int layer = -1; layer < config.layers; ++layer) {
        for (const WeightId& id : layerWeights(config, layer)) {
            const auto size = static_cast<std::uint64_t>(weightSize(config, id.kind));
            all += size;
            const bool matrix = id.kind == WeightKind::GateUp || id.kind == WeightKind::Down ||
                                id.kind == WeightKind::Query || id.kind == WeightKind::Key ||
                                id.kind == WeightKind::Value || id.kind == WeightKind::Output;
            if (matrix)
                quantised += size;
        }
    }
    json["parameters"] = all;
    json["memory"] = {
        {"cpu_fp32", all * 4},
        {"gpu_bf16", all * 2},
        {"gpu_nf4", (all - quantised) * 2 + quantised / 2 + quantised / 64 + quantised / 4096}};
}

Result<Json> inspectCheckpoint(const std::filesystem::path& folder)
{
    Json json = {{"kind", "checkpoint"}, {"path", folder.string()}};
    MESEWRIGHT_TRY(const ModelConfig config, readModelConfig(folder));
    MESEWRIGHT_TRY(const auto names, checkpointFileNames(folder));
    json["config"] = configSummary(config);
    json["files"] = names;
    json["missing"] = Json::array();
    std::error_code code;
    for (const std::string& name : names) {
        if (!std::filesystem::exists(folder / name, code))
            json["missing"].push_back(name);
    }
    json["tokenizer"] = std::filesystem::exists(folder / "tokenizer.json", code);
    if (!json["missing"].empty())
        return json;

    MESEWRIGHT_TRY(const WeightSource source, WeightSource::open(folder, config));
    Tally tally;
    for (const auto& file : source.checkpoint().files())
        tally.add(*file);
    json["layout"] = layoutName(source.layout());
    json["tensors"] = tally.tensors;
    json["bytes"] = tally.bytes;
    json["bytes_by_dtype"] = tally.byDtype;
    addMemory(json, config);
    json["warnings"] = source.warnings();
    return json;
}

Result<Json> inspectAdapter(const std::filesystem::path& folder)
{
    MESEWRIGHT_TRY(const Json config, readJsonFile(folder / peftConfigName));
    MESEWRIGHT_TRY(const PeftConfig peft,
                   parsePeftConfig(config, (folder / peftConfigName).string()));
    MESEWRIGHT_TRY(const auto file, SafetensorsFile::open(folder / peftWeightsName));
    Tally tally;
    tally.add(file);
    // Without the base model's sizes, layers and targets are what the names in the file show.
    std::set<int> layers;
    std::set<std::string> targets;
    for (const TensorInfo& tensor : file.tensors()) {
        const auto parts = split(tensor.name, '.');
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            const std::string& next = parts[i + 1];
            if (parts[i] == "layers" && !next.empty() && next.size() < 6 &&
                std::all_of(next.begin(), next.end(), [](char c) { return c >= '0' && c <= '9'; }))
                layers.insert(std::stoi(next));
            if (next.starts_with("lora_"))
                targets.insert(parts[i]);
        }
    }
    return Json{
        {"kind", "adapter"},           {"path", folder.string()}, {"rank", peft.rank},
        {"alpha", peft.alpha},         {"dropout", peft.dropout}, {"rslora", peft.rsLora},
        {"base", peft.baseName},       {"layers", layers},        {"targets", targets},
        {"tensors", tally.tensors},    {"bytes", tally.bytes},    {"bytes_by_dtype", tally.byDtype},
        {"parameters", tally.elements}};
}

Result<Json> inspectFile(const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(const auto file, SafetensorsFile::open(path));
    Tally tally;
    tally.add(file);
    Json list = Json::array();
    for (const TensorInfo& tensor : file.tensors())
        list.push_back({{"name", tensor.name},
                        {"dtype", dtypeName(tensor.dtype)},
                        {"shape", tensor.shape},
                        {"bytes", tensor.bytes()}});
    Json json = {{"kind", "safetensors"},        {"path", path.string()},
                 {"tensors", tally.tensors},     {"bytes", tally.bytes},
                 {"parameters", tally.elements}, {"bytes_by_dtype", tally.byDtype}};
    json["metadata"] = Json::object();
    for (const auto& [key, value] : file.metadata())
        json["metadata"][key] = value;
    json["list"] = std::move(list);
    return json;
}

std::string bytesLine(const Json& json)
{
    std::string line = std::to_string(json["tensors"].get<std::int64_t>()) + " tensors, " +
                       std::to_string(json["parameters"].get<std::int64_t>()) + " parameters, " +
                       humanBytes(json["bytes"].get<std::uint64_t>());
    std::string parts;
    for (const auto& [dtype, bytes] : json["bytes_by_dtype"].items())
        parts += (parts.empty() ? " (" : ", ") + dtype + " " + humanBytes(bytes);
    return line + parts + (parts.empty() ? "\n" : ")\n");
}

std::string joined(const Json& list)
{
    std::string text;
    for (const Json& entry : list)
        text += (text.empty() ? "" : ", ") +
                (entry.is_string() ? entry.get<std::string>() : entry.dump());
    return text.empty() ? "none" : text;
}

std::string checkpointText(const Json& json)
{
    const Json& config = json["config"];
    const auto number = [&](const char* key) { return config[key].dump(); };
    std::string text = "GPT-OSS of " + number("layers") + " layers (" + number("sliding_layers") +
                       " sliding, window " + number("sliding_window") + "), hidden " +
                       number("hidden_size") + ", " + number("heads") + " query and " +
                       number("kv_heads") + " key/value heads of " + number("head_dim") + ", " +
                       number("experts_per_token") + " of " + number("experts") + " experts of " +
                       number("intermediate_size") + ", vocabulary " + number("vocab_size") + "\n";
    text += "files: " + joined(json["files"]) + "\n";
    if (!json["missing"].empty())
        return text + "missing: " + joined(json["missing"]) + "; finish the download\n";
    text += "layout " + json["layout"].get<std::string>() + ", " + bytesLine(json);
    const Json& memory = json["memory"];
    text += "memory for the weights: " + humanBytes(memory["cpu_fp32"].get<std::uint64_t>()) +
            " on the CPU (fp32), " + humanBytes(memory["gpu_bf16"].get<std::uint64_t>()) +
            " in bf16, " + humanBytes(memory["gpu_nf4"].get<std::uint64_t>()) + " in NF4\n";
    for (const Json& warning : json["warnings"])
        text += "warning: " + warning.get<std::string>() + "\n";
    return text;
}

} // namespace

Result<Json> inspectPath(const std::filesystem::path& path)
{
    std::error_code code;
    if (!std::filesystem::exists(path, code))
        return badInput(path.string() + ": is not there; give a checkpoint folder, an adapter "
                                        "folder or a safetensors file");
    if (!std::filesystem::is_directory(path, code))
        return inspectFile(path);
    if (std::filesystem::exists(path / peftConfigName, code))
        return inspectAdapter(path);
    if (std::filesystem::exists(path / "config.json", code))
        return inspectCheckpoint(path);
    return badInput(path.string() + ": holds neither config.json nor " + peftConfigName +
                    "; give a checkpoint folder, an adapter folder or a safetensors file");
}

std::string inspectText(const Json& json)
{
    const std::string kind = json["kind"].get<std::string>();
    std::string text = json["path"].get<std::string>() + ": " + kind + "\n";
    if (kind == "checkpoint")
        return text + checkpointText(json);
    text += bytesLine(json);
    if (kind == "adapter")
        return text + "LoRA of rank " + json["rank"].dump() + ", alpha " + json["alpha"].dump() +
               ", on " + joined(json["targets"]) + " of layers " + joined(json["layers"]) +
               ", base " + json["base"].get<std::string>() + "\n";
    for (const Json& tensor : json["list"])
        text += tensor["name"].get<std::string>() + "  " + tensor["dtype"].get<std::string>() +
                " " + tensor["shape"].dump() + "\n";
    return text;
}

} // namespace mesewright
