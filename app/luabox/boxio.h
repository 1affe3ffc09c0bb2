// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace mesewright::luabox {

/// Both wait until all is done, whatever signals come; false at the end of the stream or a failure.
[[nodiscard]] bool readAll(int descriptor, void* target, std::size_t size);
[[nodiscard]] bool writeAll(int descriptor, std::string_view bytes);

} // namespace mesewright::luabox
