// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/dialectconstructs.h"
#include "core/luanti/dialecttokens.h"

namespace mesewright {

/// The part of findConstructs that looks into one number or one string in quotes. Gives how many
/// it found.
std::size_t findInLiteral(const LuaToken& token,
                          const std::function<void(const DialectConstruct&)>& found);

} // namespace mesewright
