// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace mesewright::luabox {

/// While one of these lives, what the Lua libraries seed their string hashes with (the kernel's
/// random numbers, the time) is always the same. The order in which a program walks its tables
/// follows from that seed, and a program must give the same result in every run. An attack by hash
/// collisions costs the attacker's own processor time only.
class FixedSeedScope
{
public:
    FixedSeedScope();
    FixedSeedScope(const FixedSeedScope&) = delete;
    FixedSeedScope& operator=(const FixedSeedScope&) = delete;
    ~FixedSeedScope();
};

/// Starts this program again at fixed addresses where its Lua takes seeds from addresses too
/// (Lua 5.4), once; comes back where that is not needed or not possible.
void fixAddresses(char* const* arguments);

} // namespace mesewright::luabox
