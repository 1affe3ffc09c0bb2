// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

/// Notes what the interface's thread does that it must not: opening files below a folder, talking
/// to the network, multiplying matrices. Linked into a test, the definitions in threadwatch.cpp
/// stand before the C library's and BLAS's, for every library of the program.
namespace mesewright::ui::threadwatch {

/// From now on, on the calling thread; files count if their path begins with `folder`.
void begin(const std::string& folder);
/// What was done since: paths, "connect", "sgemm".
[[nodiscard]] std::vector<std::string> end();

} // namespace mesewright::ui::threadwatch
