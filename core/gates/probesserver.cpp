// SPDX-License-Identifier: Apache-2.0
#include "core/gates/probes.h"

#include "core/luanti/serverprogram.h"

namespace mesewright {

void probeServer(const EnvironmentOptions& options, EnvironmentReport& report)
{
    const auto server = findServer(options.environment);
    if (server)
        report.versions["Luanti server"] = server->banner;
    // The error of the search holds its own remedy, after the semicolon.
    const std::string problem = server ? "" : server.error().message;
    const std::size_t cut = problem.rfind("; ");
    const std::string found =
        server ? server->banner + ", " + server->program.string() : problem.substr(0, cut);
    const std::string remedy = cut == std::string::npos ? "" : problem.substr(cut + 2);
    report.probes.push_back(makeProbe(
        "Luanti server", "5.6 or newer, headless, for scoring at the level engine", found,
        server ? ProbeState::Ok : ProbeState::Absent, "only for the level engine: " + remedy));
}

} // namespace mesewright
