// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/rowtable.h"
#include "core/data/taskfile.h"

#include <memory>
#include <string>

namespace mesewright::ui {

/// The text of a file of rows that differ by a number: every third one repair, every other one with
/// a licence.
inline std::shared_ptr<const std::string> manyRows(int count)
{
    auto text = std::make_shared<std::string>();
    for (int i = 0; i < count; ++i) {
        TaskItem item;
        item.family = i % 3 == 0 ? "repair" : "scaffold";
        item.instruction = "Register node number " + std::to_string(i);
        item.output = "minetest.register_node(\"mod:n" + std::to_string(i) + "\", {})";
        item.licence = i % 2 == 0 ? "MIT" : "";
        *text += taskItemLine(item) + "\n";
    }
    return text;
}

} // namespace mesewright::ui
