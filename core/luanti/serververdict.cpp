// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/serververdict.h"

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/luanti/serverlog.h"

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstring>
#include <utility>

namespace mesewright {

namespace {

/// Calling once what was registered is worth this much (the watcher itself stops after 1.5 s).
constexpr double drivingSeconds = 3;
/// Builds with Prometheus take two seconds to end.
constexpr double shutdownSeconds = 10;

/// Where tables may stand as lists and an empty one is known to be a list.
void makeList(Json& step, const char* key)
{
    if (step.contains(key) && step[key].is_object() && step[key].empty())
        step[key] = Json::array();
}

std::string secondsText(double seconds)
{
    return formatted(seconds == std::floor(seconds) ? "%.0f s" : "%.1f s", seconds);
}

bool outOfMemory(const std::string& words)
{
    return words.find("not enough memory") != std::string::npos ||
           words.find("bad_alloc") != std::string::npos;
}

/// How the run ended, in words, and whether a limit or an error ended it.
struct Ending
{
    ModRun::State state = ModRun::State::Failed;
    std::string reason;
    int line = 0;
};

Ending endingOf(const ModProgram& program, const ServerEnd& end, const ServerLimits& limits,
                const std::vector<ServerLogLine>& lines)
{
    using Cause = ServerEnd::Cause;
    const auto limit = [](std::string what) {
        return Ending{ModRun::State::Limit, "it went over the limit of " + std::move(what), 0};
    };
    switch (end.cause) {
    case Cause::Wall:
        return limit(secondsText(limits.wallSeconds) + " of wall time");
    case Cause::Cpu:
        return limit(secondsText(limits.cpuSeconds) + " of CPU time");
    case Cause::Log:
        return limit(humanBytes(static_cast<std::uint64_t>(limits.logBytes)) +
                     " of log and output");
    case Cause::Disk:
        return limit(humanBytes(static_cast<std::uint64_t>(limits.diskBytes)) +
                     " of files in the world");
    case Cause::Exited:
    case Cause::Signal:
        break;
    }
    const ServerError error = endingError(lines, program.mod);
    // Without memory the engine ends in different ways, and not all of them in order.
    const bool memory = std::any_of(lines.begin(), lines.end(), [](const ServerLogLine& line) {
        return line.level != ServerLogLine::Level::Action && outOfMemory(line.text);
    });
    if (memory && (end.cause == Cause::Signal || outOfMemory(error.words)))
        return limit(humanBytes(static_cast<std::uint64_t>(limits.memory)) + " of memory");
    if (end.cause == Cause::Signal) {
        std::string reason = end.code == SIGABRT
                                 ? std::string("the engine aborted")
                                 : formatted("the engine was ended by signal %d (%s)", end.code,
                                             ::strsignal(end.code));
        const auto panic = std::find_if(lines.begin(), lines.end(), [](const ServerLogLine& line) {
            return line.text.find("LUA PANIC") != std::string::npos;
        });
        if (panic != lines.end())
            reason += ": " + panic->text.substr(panic->text.find("LUA PANIC"));
        else if (!error.words.empty())
            reason += ": " + error.words;
        return {ModRun::State::Failed, reason, error.line};
    }
    if (end.code == 0)
        return {ModRun::State::Failed, "it shut the server down before its second step", 0};
    return {ModRun::State::Failed,
            error.words.empty() ? formatted("the server ended with status %d", end.code)
                                : error.words,
            error.line};
}

Json finding(const std::string& text, const std::string& mod)
{
    const std::string words = shortPlaces(text);
    return {{"kind", "callback_error"}, {"text", words}, {"line", messageOf(words, mod).line}};
}

/// The steps' results; those that the end of the server cut off say so.
Json stepResults(const ModProgram& program, WatcherReport& report, const std::string& ending)
{
    Json results = Json::array();
    for (std::size_t i = 0; i < report.steps.size(); ++i) {
        Json& step = report.steps[i];
        if (step.is_null()) {
            const Json& asked = program.behaviour[i];
            const bool named = asked.is_object() && asked.contains("do") && asked["do"].is_string();
            const bool tried = i + 1 == report.trying || (named && asked["do"] == "step");
            step = {{"do", named ? asked["do"] : Json("")},
                    {"ok", false},
                    {"error",
                     (tried ? "the server did not survive it: " : "the server had ended before: ") +
                         ending}};
        }
        results.push_back(std::move(step));
    }
    return results;
}

} // namespace

WatcherReport::WatcherReport(std::string word, std::size_t count) : m_word(std::move(word))
{
    steps = Json::array();
    steps.get_ref<Json::array_t&>().resize(count);
}

LineUse WatcherReport::line(std::string_view line)
{
    const std::size_t begin = line.find(m_word);
    const std::size_t end = begin == std::string_view::npos ? begin : line.rfind(m_word);
    if (end == begin || end == begin + m_word.size())
        return {};
    const std::string_view part = line.substr(begin + m_word.size(), end - begin - m_word.size());
    m_text += part.substr(1);
    if (part.front() == '.') {
        const auto said = parseJson(replaceInvalidUtf8(m_text), "the watcher's line");
        m_text.clear();
        try {
            if (said && said->is_object())
                message(*said);
        } catch (const Json::exception&) {
            // The word is there and the form is not the watcher's: it says nothing.
        }
    }
    LineUse use{true, -1};
    if (driving)
        use.secondsLeft = done ? shutdownSeconds : drivingSeconds;
    return use;
}

void WatcherReport::message(const Json& said)
{
    const std::string type = said.value("t", "");
    if (type == "watching") {
        watching = true;
    } else if (type == "loaded") {
        loaded = true;
    } else if (type == "stepped") {
        stepped = true;
    } else if (type == "driving") {
        driving = true;
    } else if (type == "done") {
        done = true;
    } else if (type == "registered") {
        recorded = true;
        if (said.contains("list") && said["list"].is_array())
            registered = said["list"];
        else
            problem = said.value("error", "");
    } else if (type == "finding") {
        findings.push_back(said.value("text", ""));
    } else if (type == "try") {
        trying = said.value("index", std::size_t{0});
    } else if (type == "step") {
        const std::size_t index = said.value("index", std::size_t{0});
        if (index < 1 || index > steps.size())
            return;
        Json& step = steps[index - 1];
        step = {{"do", said.value("do", "")}, {"ok", said.value("ok", false)}};
        if (said.contains("error"))
            step["error"] = shortPlaces(said.value("error", ""));
        if (said.contains("gave") && said["gave"].is_object())
            step.update(said["gave"]);
        makeList(step, "drops");
        if (step["do"] == "command" && step["ok"] == true && !step.contains("result"))
            step["result"] = nullptr;
    }
}

ModRun judgeServerRun(const ModProgram& program, WatcherReport report, const ServerEnd& end,
                      const ServerLimits& limits)
{
    const std::vector<ServerLogLine> lines = readServerLog(end.log);
    ModRun run;
    run.seconds = end.seconds;
    run.memory = end.memory;
    run.log = serverLogText(lines) + replaceInvalidUtf8(end.output);
    const Ending ending = endingOf(program, end, limits, lines);
    if (!report.watching) {
        run.state = ModRun::State::NotRun;
        run.reason = "the server did not start: " + ending.reason + "; try it by hand";
        return run;
    }
    if (report.stepped && !report.recorded) {
        run.reason = "the watcher's record of what was registered got lost; try it again";
        return run;
    }
    run.registered = std::move(report.registered);
    run.findings = logFindings(lines, program.mod);
    if (!report.stepped) {
        run.state = ending.state;
        run.reason = ending.reason;
        run.line = ending.line;
        return run;
    }
    if (!report.problem.empty()) {
        run.state = ModRun::State::Limit;
        run.reason = "its registrations cannot be told: " + report.problem;
        return run;
    }
    run.state = ModRun::State::Loaded;
    run.reason = "ok";
    for (const Json& text : report.findings)
        run.findings.push_back(finding(text.get<std::string>(), program.mod));
    // From here on nothing decides: the end is told as a finding where it came too early.
    if (!report.done || end.cause != ServerEnd::Cause::Exited || end.code != 0) {
        const bool slow = report.driving && end.cause == ServerEnd::Cause::Wall;
        Json late =
            finding((report.driving ? "calling what was registered ended the server: "
                                    : "after two steps the server ended: ") +
                        (slow ? "it did not end in " +
                                    secondsText(report.done ? shutdownSeconds : drivingSeconds)
                              : ending.reason),
                    program.mod);
        late["line"] = ending.line;
        run.findings.push_back(std::move(late));
    }
    run.behaviour = stepResults(program, report, ending.reason);
    return run;
}

bool portWasTaken(const ServerEnd& end)
{
    return end.log.find("Failed to bind socket") != std::string::npos;
}

} // namespace mesewright
