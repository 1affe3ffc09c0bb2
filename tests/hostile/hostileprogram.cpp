// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/hostileprogram.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <algorithm>

namespace mesewright {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view expectMark = "-- expect: ";
constexpr std::string_view registeredMark = "-- registered:";

std::string firstLine(std::string_view& text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

std::vector<std::string> trimmed(const std::vector<std::string>& pieces)
{
    std::vector<std::string> all;
    for (const std::string& piece : pieces) {
        if (const std::string words(pythonStrip(piece)); !words.empty())
            all.push_back(words);
    }
    return all;
}

HostileProgram readProgram(const fs::path& file, const fs::path& folder,
                           const std::map<std::string, std::string>& words)
{
    HostileProgram program;
    program.name = fs::relative(file, folder).replace_extension().string();
    program.code = readFile(file).value();
    fs::path beside = file;
    beside.replace_extension(".expect");
    std::string_view rest = program.code;
    std::string head = firstLine(rest);
    if (fs::exists(beside))
        program.expected = trimmed(split(readFile(beside).value(), '|'));
    else if (head.starts_with(expectMark))
        program.expected = trimmed(split(head.substr(expectMark.size()), '|'));
    head = firstLine(rest);
    if (head.starts_with(registeredMark))
        program.registered = trimmed(split(head.substr(registeredMark.size()), ' '));
    for (const auto& [mark, word] : words) {
        for (std::size_t at = 0; (at = program.code.find(mark, at)) != std::string::npos;)
            program.code.replace(at, mark.size(), word);
    }
    return program;
}

bool matches(const std::string& expected, const ModRun& run,
             const std::map<std::string, std::string>& limits)
{
    const std::size_t space = std::min(expected.find(' '), expected.size());
    const std::string state = expected.substr(0, space);
    const std::string words = expected.substr(std::min(space + 1, expected.size()));
    if (state == "loaded")
        return run.state == ModRun::State::Loaded;
    if (state == "failed")
        return run.state == ModRun::State::Failed && run.reason.find(words) != std::string::npos;
    return state == "limit" && run.state == ModRun::State::Limit && run.reason == limits.at(words);
}

std::string stateName(ModRun::State state)
{
    switch (state) {
    case ModRun::State::Loaded:
        return "loaded";
    case ModRun::State::Failed:
        return "failed";
    case ModRun::State::Limit:
        return "limit";
    case ModRun::State::NotRun:
        break;
    }
    return "not run";
}

std::vector<std::string> registeredNames(const ModRun& run)
{
    std::vector<std::string> names;
    for (const Json& entry : run.registered) {
        if (entry.contains("name"))
            names.push_back(entry["name"].get<std::string>());
    }
    return names;
}

} // namespace

std::vector<HostileProgram> readHostilePrograms(const fs::path& folder,
                                                const std::map<std::string, std::string>& words)
{
    std::vector<HostileProgram> programs;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".lua")
            programs.push_back(readProgram(entry.path(), folder, words));
    }
    std::sort(programs.begin(), programs.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return programs;
}

std::string judgeHostileRun(const HostileProgram& program, const ModRun& run,
                            const std::map<std::string, std::string>& limits)
{
    const std::string was = stateName(run.state) + " (" + run.reason.substr(0, 300) + ")";
    // What a program says when it got somewhere it must not get.
    if (run.reason.find("escaped") != std::string::npos)
        return "got out: " + was;
    const bool right =
        std::any_of(program.expected.begin(), program.expected.end(),
                    [&](const std::string& one) { return matches(one, run, limits); });
    if (!right)
        return was + ", expected " + join(program.expected, " or ");
    if (program.registered && registeredNames(run) != *program.registered)
        return "registered " + join(registeredNames(run), " ") + ", expected " +
               join(*program.registered, " ");
    return {};
}

} // namespace mesewright
