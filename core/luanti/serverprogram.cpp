// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/serverprogram.h"

#include "core/base/subprocess.h"
#include "core/base/text.h"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <unistd.h>

namespace mesewright {

namespace {

constexpr std::array<int, 3> oldestVersion{5, 6, 0};
constexpr char remedy[] =
    "install minetest-server (Debian 12) or luanti-server, or name the program in "
    "MESEWRIGHT_SERVER";

struct Candidate
{
    std::filesystem::path program;
    std::vector<std::string> arguments;
};

bool runnable(const std::filesystem::path& file)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored) && ::access(file.c_str(), X_OK) == 0;
}

/// A script that hands its own --config to the server: our configuration would not be read.
bool forcesConfiguration(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string text(4096, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text.starts_with("#!") && text.find("--config") != std::string::npos;
}

std::vector<Candidate> candidates(const VariableLookup& variables)
{
    std::vector<Candidate> found;
    const auto add = [&](const std::filesystem::path& file, std::vector<std::string> arguments) {
        if (runnable(file) && !forcesConfiguration(file))
            found.push_back({file, std::move(arguments)});
    };
    const std::vector<std::string> folders =
        split(variables("PATH").value_or("") + ":/usr/local/bin:/usr/bin:/usr/games", ':');
    const auto addFromPath = [&](const char* name, const std::vector<std::string>& arguments) {
        for (const std::string& folder : folders) {
            if (!folder.empty())
                add(std::filesystem::path(folder) / name, arguments);
        }
    };
    addFromPath("luantiserver", {});
    for (const char* file : {"/usr/libexec/luanti/luantiserver", "/usr/lib/luanti/luantiserver",
                             "/usr/lib/minetest/minetestserver"})
        add(file, {});
    addFromPath("minetestserver", {});
    addFromPath("luanti", {"--server"});
    addFromPath("minetest", {"--server"});
    return found;
}

/// The candidate's version and name, or why it is no use.
Result<ServerProgram> identified(const Candidate& candidate)
{
    std::vector<std::string> command{candidate.program.string()};
    command.insert(command.end(), candidate.arguments.begin(), candidate.arguments.end());
    command.emplace_back("--version");
    MESEWRIGHT_TRY(const CommandOutput output, runCommand(command));
    const auto version = serverVersion(output.standardOutput);
    if (output.exitCode != 0 || !version) {
        return machineLacks(candidate.program.string() +
                            ": is no Luanti server (--version names none); " + remedy);
    }
    ServerProgram server{candidate.program, candidate.arguments, *version, {}, {}};
    server.name =
        formatted("Luanti %d.%d.%d", server.version[0], server.version[1], server.version[2]);
    server.banner = output.standardOutput.substr(0, output.standardOutput.find('\n'));
    if (*version < oldestVersion) {
        return machineLacks(candidate.program.string() + ": is " + server.name +
                            ", and 5.6 or newer is needed; " + remedy);
    }
    return server;
}

} // namespace

std::optional<std::array<int, 3>> serverVersion(std::string_view output)
{
    for (const std::string_view name : {"Luanti ", "Minetest "}) {
        const std::size_t at = output.find(name);
        if (at == std::string_view::npos)
            continue;
        const std::string_view text = output.substr(at + name.size());
        std::array<int, 3> version{};
        const char* place = text.data();
        const char* const end = text.data() + text.size();
        std::size_t part = 0;
        for (; part < version.size(); ++part) {
            const auto [next, failure] = std::from_chars(place, end, version[part]);
            if (failure != std::errc() || version[part] < 0)
                break;
            place = next;
            if (place == end || *place != '.') {
                ++part;
                break;
            }
            ++place;
        }
        if (part >= 2)
            return version;
    }
    return std::nullopt;
}

Result<ServerProgram> findServer(const VariableLookup& variables)
{
    if (const auto given = variables("MESEWRIGHT_SERVER"); given && !given->empty()) {
        if (!runnable(*given)) {
            return machineLacks("MESEWRIGHT_SERVER names " + *given +
                                ", which is not a program; set it to the file of a Luanti server");
        }
        // A client's program serves only when it is told to.
        const std::string name = std::filesystem::path(*given).filename().string();
        const bool client = name == "luanti" || name == "minetest";
        return identified(
            {*given, client ? std::vector<std::string>{"--server"} : std::vector<std::string>{}});
    }
    std::optional<Error> refusal;
    for (const Candidate& candidate : candidates(variables)) {
        auto server = identified(candidate);
        if (server)
            return server;
        if (!refusal)
            refusal = server.error();
    }
    return refusal.value_or(machineLacks(std::string("no Luanti server was found; ") + remedy));
}

Result<ServerProgram> findServer()
{
    return findServer([](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value ? std::optional<std::string>(value) : std::nullopt;
    });
}

} // namespace mesewright
