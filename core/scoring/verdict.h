// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace mesewright {

/// How deep an answer is judged.
enum class Level {
    Syntax, ///< it parses in Luanti's dialect
    Static, ///< the Python project's family rules
    Exec,   ///< it runs in the sandbox
    Engine  ///< a real server loads it
};

/// What became of one answer. The last two are kept apart from Failed: they say nothing about the
/// code itself.
enum class Outcome { Passed, Failed, NotExtracted, NotRun };

/// What is taken from an answer before it is judged.
enum class Extraction {
    None, ///< the whole text
    Auto  ///< the code in it
};

/// The judgement of one answer, for every level.
struct Verdict
{
    Outcome outcome = Outcome::NotRun;
    Level level = Level::Static;
    std::string reason;             ///< one sentence or rule name; "ok" when passed
    int line = 0;                   ///< line of the judged text, from 1; 0 when none applies
    Json evidence = Json::object(); ///< what the level found out, for the reader
};

[[nodiscard]] std::string_view levelName(Level level);
[[nodiscard]] std::string_view outcomeName(Outcome outcome);
[[nodiscard]] Result<Level> parseLevel(std::string_view name);
[[nodiscard]] Result<Extraction> parseExtraction(std::string_view name);
/// "none" or "auto".
[[nodiscard]] std::string_view extractionName(Extraction extraction);

/// None for static (the Python project takes the whole text), Auto for the others.
[[nodiscard]] Extraction defaultExtraction(Level level);

} // namespace mesewright
