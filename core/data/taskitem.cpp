// SPDX-License-Identifier: Apache-2.0
#include "core/data/taskitem.h"

#include "core/base/sha256.h"

#include <nlohmann/json.hpp>

namespace mesewright {

std::string distinctKey(const TaskItem& item)
{
    // Lengths in front of the texts: no text can pass for two.
    std::string key;
    for (const std::string* part : {&item.family, &item.instruction, &item.input, &item.output})
        key += std::to_string(part->size()) + ":" + *part;
    return key;
}

std::string itemFingerprint(const TaskItem& item)
{
    return sha256Hex(distinctKey(item));
}

std::string taskItemLine(const TaskItem& item)
{
    Json row = Json::object();
    const auto add = [&row](const char* key, const std::string& value) {
        if (!value.empty())
            row[key] = value;
    };
    add("id", item.id);
    row["instruction"] = item.instruction;
    row["input"] = item.input;
    row["output"] = item.output;
    row["family"] = item.family;
    add("licence", item.licence);
    add("source", item.source);
    if (item.expect != nullptr)
        row["expect"] = *item.expect;
    return jsonLine(row);
}

} // namespace mesewright
