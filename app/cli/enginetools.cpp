// SPDX-License-Identifier: Apache-2.0
#include "app/cli/enginetools.h"

#include "core/base/machinememory.h"
#include "core/base/text.h"
#include "core/llm/hubcache.h"
#include "core/llm/safetensors.h"

#include <algorithm>
#include <charconv>

namespace mesewright {

namespace {

Result<std::vector<std::int64_t>> tokensFromList(const std::string& list)
{
    std::vector<std::int64_t> tokens;
    for (const std::string& part : split(list, ',')) {
        const std::string word(pythonStrip(part));
        std::int64_t value = 0;
        const auto [stop, code] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (code != std::errc() || stop != word.data() + word.size()) {
            return badInput("--tokens: found '" + word +
                            "' in the list, expected whole numbers with commas");
        }
        tokens.push_back(value);
    }
    return tokens;
}

Result<std::vector<std::int64_t>> tokensFromJson(const std::string& path)
{
    MESEWRIGHT_TRY(const Json json, readJsonFile(path));
    // {"tokens": […]} is what a person writes next.
    const Json& list = json.is_object() && json.contains("tokens") ? json.at("tokens") : json;
    const auto right = [](const Json& value) { return value.is_number_integer(); };
    if (!list.is_array() || !std::all_of(list.begin(), list.end(), right))
        return badInput(path + ": holds no list of whole numbers; write token ids as [1, 2, 3]");
    return list.get<std::vector<std::int64_t>>();
}

Result<std::vector<std::int64_t>> tokensFromFile(const std::string& path)
{
    if (path.ends_with(".json"))
        return tokensFromJson(path);
    MESEWRIGHT_TRY(const SafetensorsFile file, SafetensorsFile::open(path));
    const TensorInfo* info = file.find("tokens");
    if (info != nullptr && info->shape.size() != 1) {
        return badInput(path + ": tensor tokens has shape " + shapeText(info->shape) +
                        ", expected one dimension");
    }
    return file.readIntegers("tokens");
}

} // namespace

void ModelOptions::baseOption(OptionVisitor& v)
{
    v.option(&base, Option("base", "DIR",
                           "the checkpoint: a folder, or a hub name that is in the local cache")
                        .needed());
}

void ModelOptions::adapterOptions(OptionVisitor& v)
{
    v.option(&adapter, Option("adapter", "DIR", "a LoRA adapter, as PEFT saves it"));
    v.option(
        &scale,
        Option("scale", "S", "strength of the adapter, multiplies alpha / r").within(-100, 100));
}

Result<LoadedModel> loadModel(const ModelOptions& options, Context& context)
{
    MESEWRIGHT_TRY(const std::filesystem::path folder, resolveBase(options.base));
    MESEWRIGHT_TRY(const ModelConfig config, readModelConfig(folder));
    LoraAdapter adapter;
    // Before the base, which takes longer to read.
    if (!options.adapter.empty()) {
        MESEWRIGHT_TRY(adapter, readPeftAdapter(options.adapter, config));
    }
    LoadedModel loaded;
    MESEWRIGHT_TRY(EngineOptions engine, context.general.engine());
    if (options.exact && engine.precision == EnginePrecision::Automatic)
        engine.precision = EnginePrecision::Fp32;
    MESEWRIGHT_TRY(loaded.model, Model::load(folder, context.progress, context.cancel, engine));
    context.note(folder.string() + " is loaded, layout " + layoutName(loaded.model->layout()) +
                 ", " + loaded.model->mode() + " on " + loaded.model->device() + ", " +
                 engineVersions());
    if (!options.adapter.empty()) {
        loaded.row = {loaded.model->addAdapter(adapter), static_cast<float>(options.scale)};
        context.note(options.adapter +
                     formatted(": rank %d, alpha %g", adapter.rank, adapter.alpha));
    }
    return loaded;
}

Result<std::vector<int>> readTokens(const std::string& listOrFile, int vocabulary)
{
    const bool isList = listOrFile.find_first_not_of("0123456789, -") == std::string::npos;
    std::vector<std::int64_t> wide;
    if (isList) {
        MESEWRIGHT_TRY(wide, tokensFromList(listOrFile));
    } else {
        MESEWRIGHT_TRY(wide, tokensFromFile(listOrFile));
    }
    const std::string where = isList ? std::string("--tokens") : listOrFile;
    if (wide.empty())
        return badInput(where + ": holds no token; give at least one");
    std::vector<int> tokens;
    for (const std::int64_t token : wide) {
        if (token < 0 || token >= vocabulary) {
            return badInput(where + ": token number " + std::to_string(tokens.size() + 1) + " is " +
                            std::to_string(token) + ", expected an id from 0 to " +
                            std::to_string(vocabulary - 1));
        }
        tokens.push_back(static_cast<int>(token));
    }
    return tokens;
}

Result<void> checkMemory(std::uint64_t bytes, const std::string& what)
{
    const std::uint64_t available = machineMemory().available;
    if (available == 0 || bytes <= available)
        return {};
    return machineLacks(what + " takes " + humanBytes(bytes) + " of memory, but " +
                        humanBytes(available) + " are free; close other programs or ask for less");
}

} // namespace mesewright
