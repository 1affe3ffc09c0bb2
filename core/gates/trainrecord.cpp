// SPDX-License-Identifier: Apache-2.0
#include "core/gates/trainrecord.h"

#include "core/base/files.h"
#include "core/base/json.h"

#include <nlohmann/json.hpp>

namespace mesewright {

namespace {

constexpr const char* memoryFile = "memory.json";
constexpr const char* configFile = "config.yaml";

std::uint64_t numberOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

} // namespace

Result<void> keepTrainConfig(const std::filesystem::path& run, const std::filesystem::path& config)
{
    MESEWRIGHT_TRY(const std::string text, readFile(config));
    return writeFileAtomically(run / configFile, text);
}

Result<void> writeTrainMemory(const std::filesystem::path& run, std::uint64_t expected,
                              std::uint64_t peak)
{
    return writeFileAtomically(run / memoryFile,
                               jsonLine(Json{{"expected", expected}, {"peak", peak}}) + "\n");
}

TrainRecord readTrainRecord(const std::filesystem::path& run)
{
    TrainRecord record;
    if (const auto text = readFile(run / memoryFile)) {
        if (const auto json = parseJson(*text, memoryFile); json && json->is_object()) {
            record.expected = numberOf(*json, "expected");
            record.peak = numberOf(*json, "peak");
        }
    }
    if (auto config = readFile(run / configFile))
        record.config = std::move(*config);
    return record;
}

} // namespace mesewright
