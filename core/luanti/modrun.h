// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/json.h"
#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace mesewright {

/// One program to load as `init.lua` of the only mod of an empty game, and what to try with it
/// afterwards.
struct ModProgram
{
    std::string mod = "mymod"; ///< [a-z0-9_]+
    std::string code;          ///< the bytes of init.lua
    /// Steps to make after loading, in order: objects with "do" and the step's own keys, as the
    /// manual's page on scoring lists them. A step that raises does not end the run.
    Json behaviour = Json::array();
};

/// What a program did when it was loaded: the same shape from the sandbox and from a real server,
/// so that both are judged by the same code.
struct ModRun
{
    enum class State {
        Loaded, ///< the chunk, on_mods_loaded, after(0) and two steps ran without an error
        Failed, ///< an error ended it; `reason` and `line` say which and where
        Limit,  ///< it was ended for what it used; `reason` names the limit
        NotRun  ///< it could not be tried on this machine; `reason` says why and the remedy
    };
    State state = State::NotRun;
    std::string reason; ///< one sentence, "ok" when loaded
    int line = 0;       ///< line of init.lua, from 1; 0 when none applies

    /// Registrations in their order: {"kind", "name", "fields"}. Kinds: node, tool, craftitem,
    /// entity, craft, abm, lbm, alias (fields.target), chatcommand, privilege, biome, decoration,
    /// ore, callback (name: the register_on_* function or register_globalstep). `name` is missing
    /// where the engine has none. Lua values are written as said
    /// below.
    Json registered = Json::array();
    /// {"kind", "text", "line"}: unknown_api, undeclared_global, deprecated, invalid_field,
    /// callback_error (found by driving what was registered; never decides by itself), warning.
    Json findings = Json::array();
    /// One object a behaviour step: "do", "ok" (it ran without an error), "error", and what it
    /// gave: "result", "message" (what the player was told, lines), "node", "meta", "output" ...
    Json behaviour = Json::array();
    std::string log;         ///< what was printed and logged, at most its limit
    double seconds = 0;      ///< wall time
    std::int64_t memory = 0; ///< peak, bytes; 0: not known
    std::string judge;       ///< "LuaJIT 2.1.0-beta3", "Lua 5.4.4", "Luanti 5.6.1"
};

// How Lua values stand in `registered` and `behaviour`: nil is left out; booleans and strings as
// they are (invalid UTF-8 replaced); numbers as JSON numbers, integral ones without a fraction,
// inf and nan as {"lua": "inf"}, {"lua": "-inf"}, {"lua": "nan"}; a table whose keys are exactly
// 1..n as an array, an empty table as an empty object, any other as an object with keys made text
// (7 -> "7"); functions {"lua": "function"}, others {"lua": "userdata"}, and so on; a table met
// again inside itself, or deeper than 16, {"lua": "table"}.

/// Loads programs, each apart from the others: nothing of one is seen by the next.
class ModRunner
{
public:
    virtual ~ModRunner() = default;

    /// One answer a program, in order, the same for the same program in any batch. Several are run
    /// at once. Fails only when nothing can be run at all on this machine (kind Machine, with the
    /// remedy) or when stopped.
    [[nodiscard]] virtual Result<std::vector<ModRun>> run(std::span<const ModProgram> programs,
                                                          const CancelToken& cancel) = 0;
};

} // namespace mesewright
