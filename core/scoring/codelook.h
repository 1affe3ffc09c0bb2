// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace mesewright {

/// What a look at a text says about whether it is Lua, without a compiler.
struct CodeLook
{
    /// Some line looks like code: a keyword where a statement begins, an assignment, a call.
    bool hasMarks = false;
    /// It calls or reads `minetest.…(` or `core.…(`.
    bool callsApi = false;
    /// It certainly is no Lua: a character or a string that no Lua takes, a statement that begins
    /// with two names, or an end in the middle of something.
    bool isImpossible = false;
};

[[nodiscard]] CodeLook lookAtCode(std::string_view text);

/// Whether the text could be Lua from its first token to its last. True for all that LuaJIT takes
/// (and for much that it does not).
[[nodiscard]] bool couldBeLua(std::string_view text);

} // namespace mesewright
