// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/luabox/childchannel.h"
#include "app/luabox/luastate.h"
#include "core/luanti/boxprotocol.h"

#include <string>

namespace mesewright::luabox {

/// One program to run, with the names of its limits as people read them.
struct Job
{
    boxprotocol::JobHeader limits;
    std::string mod;
    std::string code;
    std::string behaviour;

    std::string cpuLimit;
    std::string wallLimit;
    std::string memoryLimit;
    std::string outputLimit;
    std::string reportLimit;

    /// Fills the names in: "CPU time of 2 s", "128 MiB of memory" ...
    void nameLimits();
};

/// In the shut-in child: gives the job to host.run and ends the process with what came of it.
[[noreturn]] void runJob(LuaState& lua, Arena& arena, const Job& job);

} // namespace mesewright::luabox
