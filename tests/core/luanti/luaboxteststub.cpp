// SPDX-License-Identifier: Apache-2.0
// The box program with a stub of a few lines, for tests of the box itself: it runs the code with
// all that the box's Lua state has, also what the real stub keeps for itself.
#include "app/luabox/luabox.h"

#include <array>

namespace {

constexpr char first[] = R"lua(
local host = ...
host.shared = {before = 0}
)lua";

constexpr char second[] = R"lua(
local host = ...
local pcall, tostring, error, compile = pcall, tostring, error, host.compile
host.run = function(job)
    host.shared.before = host.shared.before + 1
    local report = {state = "failed", reason = "", line = 0, registered = {}, findings = {},
                    behaviour = job.behaviour}
    _G.host, _G.job, _G.report = host, job, report
    local chunk, message = compile(job.code, "=init.lua")
    if not chunk then
        report.reason = message
        return report
    end
    local ok, problem = pcall(chunk)
    if ok then
        report.state = "loaded"
        if problem ~= nil then return problem end
    else
        report.reason = tostring(problem)
    end
    return report
end
)lua";

} // namespace

int main(int, char** arguments)
{
    using mesewright::luabox::StubSource;
    const std::array<StubSource, 2> stub{StubSource{"first.lua", first},
                                         StubSource{"second.lua", second}};
    return mesewright::luabox::runLuabox(stub, arguments);
}
