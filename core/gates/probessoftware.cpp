// SPDX-License-Identifier: Apache-2.0
#include "core/gates/probes.h"

#include "core/base/text.h"
#include "core/llm/model.h"
#include "core/luanti/luaparser.h"

#include <array>
#include <filesystem>
#include <gnu/libc-version.h>
#include <link.h>

namespace mesewright {

namespace {

/// The file behind each shared library in the process: "libopenblas.so.0" to
/// "libopenblas.so.0.3.21". A lock shows with it which library an upgrade has changed.
std::map<std::string, std::string> loadedLibraries()
{
    std::map<std::string, std::string> libraries;
    ::dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* data) {
            const std::filesystem::path path = info->dlpi_name;
            std::error_code code;
            const auto real = std::filesystem::canonical(path, code);
            if (!code && path.has_filename())
                (*static_cast<std::map<std::string, std::string>*>(
                    data))[path.filename().string()] = real.filename().string();
            return 0;
        },
        &libraries);
    return libraries;
}

void probeEngine(EnvironmentReport& report)
{
    const std::string versions = engineVersions();
    // "libtorch 1.13.0, OpenBLAS 0.3.21 NO_LAPACKE …"
    const std::vector<std::string> words = split(versions, ' ');
    const std::string torch = words.size() > 1 ? words[1].substr(0, words[1].find(',')) : versions;
    report.versions["engine"] = versions;
    report.probes.push_back(makeProbe("libtorch", "1.13, or 2.9 to 2.11", torch, ProbeState::Ok));

    // Debian's reference BLAS gives right numbers at a tenth of the speed.
    const std::map<std::string, std::string> libraries = loadedLibraries();
    std::string blas;
    for (const auto& [name, file] : libraries) {
        if (name.find("openblas") != std::string::npos || name.find("mkl") != std::string::npos)
            blas = file;
        // Behind Debian's alternatives a BLAS goes by the plain name.
        if (blas.empty() && name.starts_with("libblas"))
            blas = file;
    }
    const bool openblas = versions.find("OpenBLAS") != std::string::npos;
    const bool fast = openblas || blas.find("mkl") != std::string::npos || blas.empty();
    report.probes.push_back(
        makeProbe("BLAS", "OpenBLAS, or the one inside PyPI's libtorch",
                  openblas       ? versions.substr(versions.find("OpenBLAS"))
                  : blas.empty() ? "inside libtorch"
                                 : blas,
                  fast ? ProbeState::Ok : ProbeState::Warning,
                  "install libopenblas0-pthread and choose it with update-alternatives"));
    for (const auto& [name, file] : libraries)
        report.versions["library " + name] = file;
    report.versions["C library"] = ::gnu_get_libc_version();
    report.versions["compiler"] = __VERSION__;
    report.probes.push_back(
        makeProbe("libraries", "all loaded",
                  std::to_string(libraries.size()) + " loaded, glibc " + ::gnu_get_libc_version(),
                  ProbeState::Ok));
}

/// One of the child programs that judge Lua.
struct ParserProbe
{
    LuaDialect dialect;
    const char* name;
    const char* release; ///< how the Lua in it calls itself
    const char* wanted;  ///< and for what
    ProbeState without;  ///< without it: everything stands still, or one level is missing
};
constexpr std::array<ParserProbe, 3> parserProbes{{
    {LuaDialect::Lua51, "Lua parser", "Lua 5.1", "Lua 5.1 in a child program that judges Lua",
     ProbeState::Failed},
    {LuaDialect::LuaJit, "LuaJIT parser", "LuaJIT 2.1", "LuaJIT 2.1, for the level syntax",
     ProbeState::Absent},
    {LuaDialect::Lua54, "Lua 5.4 parser", "Lua 5.4", "Lua 5.4, beside LuaJIT at the level syntax",
     ProbeState::Absent},
}};

void probeLuaParser(const ParserProbe& probe, const std::filesystem::path& program,
                    EnvironmentReport& report)
{
    const LuaProgramNames names = programNames(probe.dialect);
    const std::string remedy = formatted("install %s, build %s and keep it beside mesewright-cli",
                                         names.package, names.program);
    LuaParser parser(probe.dialect, program);
    const Result<std::string> release = parser.release();
    const std::array<std::string_view, 2> texts{"return 1", "return return"};
    const auto verdicts = parser.parse(texts);
    if (!release || !verdicts) {
        report.probes.push_back(makeProbe(
            probe.name, probe.wanted, release ? verdicts.error().message : release.error().message,
            probe.without, remedy));
        return;
    }
    const bool right = release->starts_with(probe.release) &&
                       (*verdicts)[0].state == ParseVerdict::State::Ok &&
                       (*verdicts)[1].state == ParseVerdict::State::Error;
    report.versions[probe.name] = *release;
    report.probes.push_back(makeProbe(
        probe.name, probe.wanted, *release + (right ? "" : ", judges wrongly"),
        right ? ProbeState::Ok : probe.without, formatted("build %s anew", names.program)));
}

} // namespace

void probeSoftware(const EnvironmentOptions& options, EnvironmentReport& report)
{
    probeEngine(report);
    for (const ParserProbe& probe : parserProbes)
        probeLuaParser(
            probe, probe.dialect == LuaDialect::Lua51 ? options.luaParser : std::filesystem::path(),
            report);
    probeServer(options, report);
}

void probeVariables(const EnvironmentOptions& options, EnvironmentReport& report)
{
    for (const char* name : {"CUDA_VISIBLE_DEVICES", "HF_HOME", "HF_HUB_CACHE", "HF_HUB_OFFLINE",
                             "TRANSFORMERS_CACHE"}) {
        report.probes.push_back(makeProbe(
            name, "set or not", options.environment(name).value_or("not set"), ProbeState::Ok));
    }
    std::vector<std::string> folders;
    for (const std::filesystem::path& folder : hubCacheFolders(options.environment))
        folders.push_back(folder.string());
    report.probes.push_back(makeProbe("model cache", "where hub names are looked for",
                                      join(folders, ", "), ProbeState::Ok));
}

} // namespace mesewright
