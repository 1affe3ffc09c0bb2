// SPDX-License-Identifier: Apache-2.0
#include "core/runs/runcontrol.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <string>

namespace mesewright {

namespace {

constexpr std::array<const char*, 4> words{"nothing", "stop", "hold", "release"};

} // namespace

Result<void> askRun(const std::filesystem::path& runFolder, RunAsk ask)
{
    return writeJsonFile(runFolder / "control.json",
                         Json{{"ask", words[static_cast<std::size_t>(ask)]}});
}

RunAsk readRunAsk(const std::filesystem::path& runFolder)
{
    const std::filesystem::path path = runFolder / "control.json";
    std::error_code code;
    if (!std::filesystem::exists(path, code))
        return RunAsk::Nothing;
    const Result<Json> json = readJsonFile(path);
    if (!json || !json->is_object() || !json->contains("ask"))
        return RunAsk::Nothing;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (json->at("ask") == words[i])
            return static_cast<RunAsk>(i);
    }
    return RunAsk::Nothing;
}

} // namespace mesewright
