// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/luanti/modrun.h"
#include "core/luanti/serverprocess.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mesewright {

/// What the watcher has said during one run, line by line.
class WatcherReport
{
public:
    /// `word` marks its lines; `steps`: how many behaviour steps there are.
    WatcherReport(std::string word, std::size_t steps);

    /// Takes a line of the log if it is the watcher's.
    [[nodiscard]] LineUse line(std::string_view line);

    bool watching = false;  ///< the watcher has loaded
    bool loaded = false;    ///< all mods have
    bool recorded = false;  ///< what is registered has been told
    bool stepped = false;   ///< two whole steps are over
    bool driving = false;   ///< the behaviour steps are over
    bool done = false;      ///< so is the driving
    std::size_t trying = 0; ///< the behaviour step that was begun last, from 1
    Json registered = Json::array();
    Json steps; ///< one object a behaviour step, null where none was told
    Json findings = Json::array();
    std::string problem; ///< why the registrations could not be told

private:
    void message(const Json& said);

    std::string m_word;
    std::string m_text; ///< the parts of a message so far
};

/// The run of `program` as its report and its end tell it. NotRun when the server did not get as
/// far as the watcher.
[[nodiscard]] ModRun judgeServerRun(const ModProgram& program, WatcherReport report,
                                    const ServerEnd& end, const ServerLimits& limits);

/// True when the server could not have its port, so that another try may help.
[[nodiscard]] bool portWasTaken(const ServerEnd& end);

} // namespace mesewright
