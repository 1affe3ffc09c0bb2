// SPDX-License-Identifier: Apache-2.0
#include "core/gates/trainingitems.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

namespace mesewright {

namespace {
constexpr const char* fileName = "training_items.json";
}

Result<void> writeTrainingItems(const std::filesystem::path& adapterFolder,
                                std::span<const TaskItem> items)
{
    std::set<std::string> fingerprints;
    for (const TaskItem& item : items)
        fingerprints.insert(itemFingerprint(item));
    return writeJsonFile(
        adapterFolder / fileName,
        Json{{"rows", items.size()}, {"distinct", fingerprints.size()}, {"sha256", fingerprints}});
}

Result<TrainingItems> readTrainingItems(const std::filesystem::path& adapterFolder)
{
    const std::filesystem::path path = adapterFolder / fileName;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return TrainingItems{};
    MESEWRIGHT_TRY(const Json json, readJsonFile(path));
    TrainingItems items;
    items.known = true;
    const auto list = json.is_object() ? json.find("sha256") : json.end();
    if (!json.is_object() || list == json.end() || !list->is_array())
        return badInput(path.string() +
                        " has no list 'sha256'; delete the file to go on without the leak check");
    for (const Json& entry : *list) {
        if (!entry.is_string())
            return badInput(path.string() +
                            ": 'sha256' holds something that is no text; delete the file to go on "
                            "without the leak check");
        items.fingerprints.insert(entry.get<std::string>());
    }
    return items;
}

} // namespace mesewright
