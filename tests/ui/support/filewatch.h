// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

/// Notes which files below a folder are opened on the interface's thread. Linked into a test, the
/// definitions in filewatch.cpp stand before the C library's, for every library of the program.
namespace mesewright::ui::filewatch {

/// From now on, on the calling thread, for paths that begin with `folder`.
void begin(const std::string& folder);
/// What was opened since.
[[nodiscard]] std::vector<std::string> end();

} // namespace mesewright::ui::filewatch
