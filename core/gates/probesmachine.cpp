// SPDX-License-Identifier: Apache-2.0
#include "core/gates/probes.h"

#include "core/base/files.h"
#include "core/base/machinememory.h"
#include "core/base/text.h"

#include <fstream>
#include <sched.h>
#include <sys/utsname.h>
#include <system_error>
#include <unistd.h>

namespace mesewright {

namespace {

constexpr std::uint64_t gigabyte = 1'000'000'000;
/// The demo's peak; every real use needs more.
constexpr std::uint64_t leastMemory = 3 * gigabyte;
constexpr std::uint64_t leastDisk = gigabyte / 5;
constexpr std::uint64_t comfortableDisk = 2 * gigabyte;

/// The value of `key` in a file of `KEY=value` or `key : value` lines.
std::string valueIn(const char* path, const std::string& key, char separator)
{
    std::ifstream file(path);
    std::string line;
    while (std::getline(file, line)) {
        const std::size_t at = line.find(separator);
        if (at == std::string::npos || pythonStrip(line.substr(0, at)) != key)
            continue;
        std::string value(pythonStrip(line.substr(at + 1)));
        if (value.size() > 1 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        return value;
    }
    return {};
}

void probeSystem(EnvironmentReport& report)
{
    utsname names = {};
    ::uname(&names);
    std::string distribution = valueIn("/etc/os-release", "PRETTY_NAME", '=');
    if (distribution.empty())
        distribution = names.sysname;
    report.versions["system"] = distribution;
    report.versions["kernel"] = names.release;
    const bool known = std::string(names.machine) == "x86_64";
    report.probes.push_back(
        makeProbe("operating system", "Linux on x86-64",
                  distribution + ", kernel " + names.release + ", " + names.machine,
                  known ? ProbeState::Ok : ProbeState::Warning,
                  "nothing is known to be wrong with this machine type, but it is not tested"));
}

void probeProcessor(EnvironmentReport& report)
{
    const std::string model = valueIn("/proc/cpuinfo", "model name", ':');
    std::string features;
    bool avx2 = false;
#if defined(__x86_64__)
    avx2 = __builtin_cpu_supports("avx2") != 0;
    const bool fma = __builtin_cpu_supports("fma") != 0;
    const bool avx512 = __builtin_cpu_supports("avx512f") != 0;
    features = std::string(avx2 ? "AVX2" : "no AVX2") + (fma ? ", FMA" : ", no FMA") +
               (avx512 ? ", AVX-512" : "");
#endif
    report.probes.push_back(makeProbe(
        "processor", "AVX2", (model.empty() ? "" : model + "; ") + features,
        avx2 ? ProbeState::Ok : ProbeState::Warning, "expect it to be several times slower"));

    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    const bool counted = ::sched_getaffinity(0, sizeof(allowed), &allowed) == 0;
    const int cores = counted ? CPU_COUNT(&allowed) : 0;
    report.probes.push_back(makeProbe("processor cores", "2 or more", std::to_string(cores),
                                      cores >= 2 ? ProbeState::Ok : ProbeState::Warning,
                                      "allow this program more processors"));
}

void probeMemory(EnvironmentReport& report)
{
    const MachineMemory memory = machineMemory();
    const bool enough = memory.available >= leastMemory;
    report.probes.push_back(
        makeProbe("memory", humanBytes(leastMemory) + " free",
                  humanBytes(memory.available) + " free of " + humanBytes(memory.total),
                  enough ? ProbeState::Ok : ProbeState::Warning, "close other programs"));
}

void probeDisk(const EnvironmentOptions& options, EnvironmentReport& report)
{
    std::error_code code;
    std::filesystem::path place = std::filesystem::absolute(options.workspace, code);
    while (!std::filesystem::exists(place, code) && place.has_relative_path())
        place = place.parent_path();
    const std::filesystem::space_info space = std::filesystem::space(place, code);
    const std::uint64_t available = code ? 0 : space.available;
    const ProbeState state = available >= comfortableDisk ? ProbeState::Ok
                             : available >= leastDisk     ? ProbeState::Warning
                                                          : ProbeState::Failed;
    report.probes.push_back(makeProbe("disk", humanBytes(comfortableDisk) + " free",
                                      humanBytes(available) + " free", state,
                                      "free some space or put the workspace on another disk"));
    const bool writable = ::access(place.c_str(), W_OK | X_OK) == 0;
    report.probes.push_back(makeProbe(
        "workspace", "a folder that can be written to",
        std::string(std::filesystem::is_directory(place, code) ? "a folder" : "not a folder") +
            (writable ? ", writable" : ", " + systemReason()),
        writable && std::filesystem::is_directory(place, code) ? ProbeState::Ok
                                                               : ProbeState::Failed,
        "name another folder with --workspace or allow writing to it"));
}

} // namespace

void probeMachine(const EnvironmentOptions& options, EnvironmentReport& report)
{
    probeSystem(report);
    probeProcessor(report);
    probeMemory(report);
    probeDisk(options, report);
}

} // namespace mesewright
