// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace mesewright::luabox {

/// One Lua file of the stub: called with the table `host` when the box starts. The last of them
/// sets `host.run`.
struct StubSource
{
    std::string_view name;
    std::string_view text;
};

/// The whole life of the box program: shuts itself in, loads the stub, answers jobs from standard
/// input until it is closed. The stub is a parameter so that tests can bring their own.
int runLuabox(std::span<const StubSource> stub, char* const* arguments);

} // namespace mesewright::luabox
