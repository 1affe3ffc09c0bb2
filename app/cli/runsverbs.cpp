// SPDX-License-Identifier: Apache-2.0
#include "app/cli/runsverbs.h"

#include "app/cli/lockholder.h"
#include "core/base/text.h"
#include "core/runs/runcontrol.h"
#include "core/runs/runlist.h"
#include "core/runs/runlock.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <thread>

namespace mesewright {

namespace {

using namespace std::chrono_literals;

/// How long `runs stop` waits for the run to end: engine loops look every token.
constexpr auto longestWait = 10s;

std::string runLine(const RunSummary& run)
{
    std::string text = formatted("%-34s %-11s", run.id.c_str(), runStatusName(run.status));
    if (run.state.progress.total > 0) {
        text += formatted(" %lld/%lld %s", static_cast<long long>(run.state.progress.done),
                          static_cast<long long>(run.state.progress.total),
                          run.state.progress.unit.c_str());
    }
    if (!run.problem.empty())
        text += ", " + run.problem;
    else if (!run.state.reason.empty())
        text += ", " + run.state.reason;
    return text + "\n";
}

class RunsListVerb final : public PlainVerb
{
public:
    void options(OptionVisitor&) override {}

    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const Workspace workspace, openWorkspace(context.general.workspace));
        MESEWRIGHT_TRY(const std::vector<RunSummary> runs, listRuns(workspace));
        Json list = Json::array();
        for (const RunSummary& run : runs) {
            context.print(runLine(run));
            list.push_back(toJson(run));
        }
        if (runs.empty())
            context.print("no runs\n");
        context.result(Json{{"runs", std::move(list)}});
        return 0;
    }
};

/// The verbs that take one run.
class OneRunVerb : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_id, Option("ID", "", "the run, or its last four letters").place().needed());
    }

protected:
    std::string m_id;
};

class RunsShowVerb final : public OneRunVerb
{
public:
    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const Workspace workspace, openWorkspace(context.general.workspace));
        MESEWRIGHT_TRY(const Json run, showRun(workspace, m_id));
        // Nested parts are worth reading, too.
        context.print(run.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
        context.result(run);
        return 0;
    }
};

class RunsStopVerb final : public OneRunVerb
{
public:
    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const Workspace workspace, openWorkspace(context.general.workspace));
        MESEWRIGHT_TRY(const RunSummary run, findRun(workspace, m_id));
        if (!run.alive) {
            context.print(run.id + ": is not running, it is " + runStatusName(run.status) + "\n");
            context.result(Json{{"id", run.id}, {"status", runStatusName(run.status)}});
            return 0;
        }
        MESEWRIGHT_CHECK(ask(run));
        const bool ended = waitForEnd(run.folder, context);
        MESEWRIGHT_TRY(const RunSummary now, findRun(workspace, run.id));
        context.print(run.id +
                      (ended ? ": ended, it is " + std::string(runStatusName(now.status))
                             : std::string(": was asked to stop, but has not yet")) +
                      "\n");
        context.result(Json{{"id", run.id},
                            {"status", runStatusName(now.status)},
                            {"ended", ended},
                            {"resumable", now.resumable()}});
        return ended ? 0 : 1;
    }

private:
    /// SIGTERM works as Ctrl-C does. A process that may not be signalled finds the word in the run
    /// folder between two pieces of work.
    static Result<void> ask(const RunSummary& run)
    {
        const std::optional<int> holder = lockHolder(run.folder / "lock");
        const int pid = holder.value_or(run.state.pid);
        if (pid > 1 && ::kill(pid, SIGTERM) == 0)
            return {};
        return askRun(run.folder, RunAsk::Stop);
    }

    static bool waitForEnd(const std::filesystem::path& folder, const Context& context)
    {
        const auto until = std::chrono::steady_clock::now() + longestWait;
        while (isLocked(folder)) {
            if (context.cancel.requested() || std::chrono::steady_clock::now() > until)
                return false;
            std::this_thread::sleep_for(20ms);
        }
        return true;
    }
};

/// `runs hold` and `runs release`: a word in the run folder, heeded between two pieces of work.
template <RunAsk wish>
class RunsWishVerb final : public OneRunVerb
{
public:
    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const Workspace workspace, openWorkspace(context.general.workspace));
        MESEWRIGHT_TRY(const RunSummary run, findRun(workspace, m_id));
        if (!run.alive) {
            return badInput(run.id + " is not running, it is " + runStatusName(run.status) +
                            "; only a running run can be held or released");
        }
        MESEWRIGHT_CHECK(askRun(run.folder, wish));
        const char* asked = wish == RunAsk::Hold ? "hold" : "release";
        context.print(run.id + ": asked to " + asked + "; \"runs resume\" goes on\n");
        context.result(Json{{"id", run.id}, {"asked", asked}});
        return 0;
    }
};

} // namespace

void addRunsVerbs(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<RunsListVerb>("runs list", "what ran and what waits"));
    table.push_back(verbEntry<RunsShowVerb>("runs show", "everything about one run"));
    table.push_back(verbEntry<RunsWishVerb<RunAsk::Hold>>(
        "runs hold", "pause a run; the model stays in memory"));
    table.push_back(verbEntry<RunsWishVerb<RunAsk::Release>>(
        "runs release", "end a run's process to free its memory; it can be resumed"));
    table.push_back(verbEntry<RunsStopVerb>(
        "runs stop", "stop a run as Ctrl-C does",
        "Waits until the run has ended, 10 s at most; exit 1 if it has not. It can be resumed."));
}

} // namespace mesewright
