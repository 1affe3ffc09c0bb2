// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/luabox/luabox.h"

namespace mesewright::luabox {

/// The files of resources/sandbox in the order of its order.txt, put in by embed.cmake.
[[nodiscard]] std::span<const StubSource> embeddedStub();

} // namespace mesewright::luabox
