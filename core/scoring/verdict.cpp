// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/verdict.h"

#include <array>
#include <utility>

namespace mesewright {

namespace {

constexpr std::array<std::pair<Level, std::string_view>, 4> levels{{{Level::Syntax, "syntax"},
                                                                    {Level::Static, "static"},
                                                                    {Level::Exec, "exec"},
                                                                    {Level::Engine, "engine"}}};

} // namespace

std::string_view levelName(Level level)
{
    for (const auto& [value, name] : levels) {
        if (value == level)
            return name;
    }
    return "";
}

std::string_view outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return "passed";
    case Outcome::Failed:
        return "failed";
    case Outcome::NotExtracted:
        return "not_extracted";
    case Outcome::NotRun:
        break;
    }
    return "not_run";
}

Result<Level> parseLevel(std::string_view name)
{
    for (const auto& [value, known] : levels) {
        if (known == name)
            return value;
    }
    return badInput("the level '" + std::string(name) +
                    "' is unknown; give syntax, static, exec or engine");
}

Result<Extraction> parseExtraction(std::string_view name)
{
    if (name == "none")
        return Extraction::None;
    if (name == "auto")
        return Extraction::Auto;
    return badInput("the extraction '" + std::string(name) + "' is unknown; give none or auto");
}

std::string_view extractionName(Extraction extraction)
{
    return extraction == Extraction::None ? "none" : "auto";
}

Extraction defaultExtraction(Level level)
{
    return level == Level::Static ? Extraction::None : Extraction::Auto;
}

} // namespace mesewright
