// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/modrun.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// One program of tests/hostile and what must become of it.
///
/// The first line of the file says it, `-- expect: WHAT`, or a file beside it with the ending
/// .expect does. WHAT is one or more of these, with | between them where the Luas differ or where
/// it depends on how fast the machine is which limit comes first:
///   loaded               ran without an error
///   failed [WORDS]       an error; the reason holds the words
///   limit cpu|memory|output|report
/// A second line `-- registered: NAME ...` lists the names of all that it registered.
struct HostileProgram
{
    std::string name; ///< "loops/plain"
    std::string code; ///< with @TMP@ and the like filled in
    std::vector<std::string> expected;
    std::optional<std::vector<std::string>> registered;
};

/// All programs under `folder`, by name; `words` are what to fill in: {"@TMP@", "/tmp/x"}.
std::vector<HostileProgram> readHostilePrograms(const std::filesystem::path& folder,
                                                const std::map<std::string, std::string>& words);

/// Empty when the run is one of those expected, else a sentence. `limits`: the names that the
/// limits have, by "cpu", "memory", "output" and "report".
std::string judgeHostileRun(const HostileProgram& program, const ModRun& run,
                            const std::map<std::string, std::string>& limits);

} // namespace mesewright
