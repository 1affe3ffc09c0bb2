// SPDX-License-Identifier: Apache-2.0
#include "core/gates/probes.h"

#include "core/luanti/sandbox.h"

namespace mesewright {

namespace {

void addWall(EnvironmentReport& report, const char* name, const char* wanted, bool there,
             std::string found)
{
    report.probes.push_back(makeProbe(
        name, wanted, std::move(found), there ? ProbeState::Ok : ProbeState::Absent,
        "only one more wall around generated programs, which seccomp and resource limits keep in "
        "by themselves: allow user namespaces (kernel.unprivileged_userns_clone, "
        "user.max_user_namespaces), or in a container its option for nested namespaces"));
}

std::string usedOrNot(bool used)
{
    return used ? "used" : "refused by the kernel";
}

} // namespace

void probeSandbox(const EnvironmentOptions& options, EnvironmentReport& report)
{
    const std::string wanted = "LuaJIT in a child program that runs generated code";
    const Result<SandboxFeatures> features = sandboxFeatures(options.luabox);
    if (!features) {
        report.probes.push_back(
            makeProbe("sandbox", wanted, features.error().message, ProbeState::Absent,
                      "only for scoring at level exec: build mesewright-luabox and keep it beside "
                      "mesewright-cli"));
        report.probes.push_back(makeProbe("seccomp", "a filter of system calls in force",
                                          "not tried", ProbeState::Absent,
                                          "first make the sandbox start"));
        return;
    }
    report.versions["sandbox"] = features->judge;
    report.probes.push_back(
        makeProbe("sandbox", wanted, features->judge,
                  features->judge.starts_with("LuaJIT") ? ProbeState::Ok : ProbeState::Warning,
                  "Luanti runs LuaJIT: install libluajit-5.1-dev and build mesewright-luabox"));
    // A program has been run by now, which needs the filter.
    report.probes.push_back(
        makeProbe("seccomp", "a filter of system calls in force", "in force", ProbeState::Ok));
    addWall(report, "user namespaces", "used, or not needed as root",
            features->userNamespace || features->asRoot,
            features->asRoot ? "not needed as root" : usedOrNot(features->userNamespace));
    addWall(report, "network namespace", "used", features->networkNamespace,
            usedOrNot(features->networkNamespace));
    addWall(report, "process namespace", "used", features->processNamespace,
            usedOrNot(features->processNamespace));
    addWall(report, "empty root folder", "used", features->emptyRoot,
            features->mountNamespace ? "used, in a mount namespace"
                                     : usedOrNot(features->emptyRoot));
}

} // namespace mesewright
