// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace mesewright {

struct ModRun;

/// What a family's check may look at: its Lua globals of the same names.
struct FamilyCheckInput
{
    std::string_view family;
    std::string_view instruction;
    std::string_view input;
    const Json* expect = nullptr; ///< as in the item; null if it says nothing
    std::string_view answer;      ///< the model's text, raw
    std::string_view code;        ///< the program that ran
    const ModRun* run = nullptr;  ///< what it did; must not be null
};

struct FamilyCheckResult
{
    enum class State {
        Holds, ///< the script returned true
        Fails, ///< it returned false; `reason` is its sentence
        Broken ///< the script itself is at fault; `reason` says how, with its line
    };
    State state = State::Broken;
    std::string reason;
};

/// What grows with the input is allowed on top: 100 instructions and 200 bytes for each value in
/// what was registered, and the texts themselves.
struct FamilyCheckLimits
{
    long long instructions = 20'000'000;        ///< of the Lua machine; about a quarter of a second
    std::size_t memory = std::size_t{64} << 20; ///< bytes
};

/// Runs a family's check: a Lua 5.4 chunk that returns true, or false and a sentence. It sees
/// `item` {family, instruction, input, expect}, `answer`, `code`, `registered` (list of {kind,
/// name, fields}) and `run` {state, reason, line, log, findings, behaviour, judge}; of the
/// libraries string, table, math, utf8 (without dump, rep, move, random), and assert, error,
/// ipairs, next, pairs, rawequal, rawget, rawlen, rawset, select, tonumber, tostring, type. Each
/// call has a machine of its own. Never fails otherwise than by Broken. `file` is named in
/// messages.
[[nodiscard]] FamilyCheckResult runFamilyCheck(const std::string& script, const std::string& file,
                                               const FamilyCheckInput& input,
                                               const FamilyCheckLimits& limits = {});

/// Whether the script compiles; the error names file and line.
[[nodiscard]] Result<void> compileFamilyCheck(const std::string& script, const std::string& file);

} // namespace mesewright
