// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace mesewright {

/// Which dialects take a construct.
struct TakenBy
{
    bool luaJit = false;
    bool lua51 = false;
    bool lua54 = false;
};

/// Something in a text that the dialects do not agree on.
struct DialectConstruct
{
    int line = 0;
    int endLine = 0;  ///< a compiler that refuses it names a line from `line` to here
    TakenBy takenBy;  ///< all three: they read it, but not as the same
    std::string text; ///< the sentence of DialectDifference
};

/// Calls `found` for each construct in the order of the text. It sees tokens, not statements, so in
/// a text that no dialect takes it may be wrong: the compilers' verdicts have to fit.
void findConstructs(std::string_view text,
                    const std::function<void(const DialectConstruct&)>& found);

} // namespace mesewright
