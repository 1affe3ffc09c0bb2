// SPDX-License-Identifier: Apache-2.0
#include "core/gates/demo.h"

#include "core/base/files.h"
#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/config/settingsfile.h"
#include "core/data/taskfile.h"
#include "core/gates/comparegate.h"
#include "core/gates/environment.h"
#include "core/gates/evaluationgates.h"
#include "core/gates/gaterunner.h"
#include "core/gates/levelscoring.h"
#include "core/gates/traingate.h"
#include "core/report/render.h"
#include "core/runs/runlist.h"

#include <nlohmann/json.hpp>

namespace mesewright {

namespace {

constexpr std::size_t quickItems = 12; // four of each family
constexpr int quickSteps = 40;
constexpr int quickSamples = 2;

class Demo
{
public:
    Demo(const DemoOptions& options, GateContext& context)
        : m_options(options), m_context(context), m_root(context.workspace.root)
    {
    }

    Result<DemoResult> run();

private:
    Result<void> openNotes();
    Result<void> copyFiles(const std::filesystem::path& source);
    Result<void> writeItems(const std::filesystem::path& from, const std::filesystem::path& to);
    Result<void> probe();
    Result<GateOutcome> stage(const std::string& name, const std::string& verb, const Json& options,
                              const std::map<std::string, std::filesystem::path>& inputs);
    [[nodiscard]] EvaluationOptions evaluation(const std::filesystem::path& items) const;
    Result<void> confirm();
    Result<void> judgeDeeper();
    Result<DemoResult> decide();

    const DemoOptions& m_options;
    GateContext& m_context;
    std::filesystem::path m_root;
    Json m_notes;
    Settings m_settings;
};

// demo.json: what was asked, and the run of each stage.
Result<void> Demo::openNotes()
{
    Json asked{{"quick", m_options.quick}};
    if (m_options.steps)
        asked["steps"] = *m_options.steps;
    if (m_options.seed)
        asked["seed"] = *m_options.seed;
    const std::filesystem::path path = m_root / "demo.json";
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        m_notes = Json{{"asked", asked}, {"stages", Json::object()}};
        return writeJsonFile(path, m_notes);
    }
    MESEWRIGHT_TRY(m_notes, readJsonFile(path));
    if (!m_notes.is_object() || !m_notes.contains("stages") || !m_notes["stages"].is_object())
        return badInput(path.string() + " is not the demo's; give another --out");
    if (m_notes.value("asked", Json()) != asked)
        return badInput(m_root.string() +
                        " holds a demo with other options; repeat those, or give another --out");
    return {};
}

Result<void> Demo::writeItems(const std::filesystem::path& from, const std::filesystem::path& to)
{
    MESEWRIGHT_TRY(const std::string text, readFile(from));
    if (!m_options.quick)
        return writeFileAtomically(to, text);
    MESEWRIGHT_TRY(const std::vector<TaskItem> items, readTaskItems(from));
    std::map<std::string, std::size_t> taken;
    std::string lines;
    for (const TaskItem& item : items)
        if (taken[item.family]++ < quickItems / 3)
            lines += taskItemLine(item) + "\n";
    return writeFileAtomically(to, lines);
}

Result<void> Demo::copyFiles(const std::filesystem::path& source)
{
    std::error_code problem;
    std::filesystem::create_directories(m_root / "data", problem);
    if (!std::filesystem::exists(m_root / "base-nf4" / "config.json", problem)) {
        // Under another name first, so that an interrupted copy is never taken for the model.
        const std::filesystem::path temporary = m_root / ".base-nf4.new";
        std::filesystem::remove_all(temporary, problem);
        problem.clear();
        std::filesystem::copy(source / "base-nf4", temporary,
                              std::filesystem::copy_options::recursive, problem);
        if (!problem)
            std::filesystem::rename(temporary, m_root / "base-nf4", problem);
        if (problem)
            return machineLacks("the demo model cannot be copied to " + m_root.string() + ": " +
                                problem.message() +
                                "; free some space there or give another --out");
    }
    MESEWRIGHT_TRY(const std::string train, readFile(source / "train.jsonl"));
    MESEWRIGHT_CHECK(writeFileAtomically(m_root / "data/train.jsonl", train));
    MESEWRIGHT_CHECK(writeItems(source / "eval.jsonl", m_root / "data/eval.jsonl"));
    MESEWRIGHT_CHECK(writeItems(source / "validation.jsonl", m_root / "data/validation.jsonl"));
    MESEWRIGHT_TRY(m_settings, readSettings(source / "config.yaml"));
    if (m_options.quick)
        m_settings.trainer.maxSteps = quickSteps;
    if (m_options.steps)
        m_settings.trainer.maxSteps = *m_options.steps;
    m_settings.trainer.saveSteps =
        m_settings.trainer.maxSteps; // one checkpoint: gate D measures the last
    if (m_options.seed)
        m_settings.seed = *m_options.seed;
    if (const auto findings = checkSettings(m_settings); hasErrors(findings))
        return firstError(findings);
    return writeFileAtomically(m_root / "config.yaml", settingsToYaml(m_settings));
}

Result<void> Demo::probe()
{
    EnvironmentOptions options;
    options.engine = m_context.engine;
    options.base = (m_root / "base-nf4").string();
    options.workspace = m_root;
    MESEWRIGHT_TRY(const EnvironmentReport report,
                   probeEnvironment(options, m_context.progress, m_context.cancel));
    MESEWRIGHT_CHECK(
        writeJsonFile(m_context.workspace.environmentReport(), environmentToJson(report)));
    for (const Probe& probe : report.probes)
        if (probe.state == ProbeState::Failed)
            return machineLacks("this machine fails the probe '" + probe.name +
                                "': " + probe.found + "; " + probe.remedy);
    m_context.progress.message(formatted("env: %zu probes, none failed", report.probes.size()));
    return {};
}

// Starts the stage, goes on with it, or finds it done.
Result<GateOutcome> Demo::stage(const std::string& name, const std::string& verb,
                                const Json& options,
                                const std::map<std::string, std::filesystem::path>& inputs)
{
    Json& stages = m_notes["stages"];
    if (const auto known = stages.find(name); known != stages.end() && known->is_string())
        return resumeGate(known->get<std::string>(), m_context);
    // A run is noted as soon as it exists: the newest run of this verb that no stage names is ours.
    const auto unnamed = [&]() -> Result<std::string> {
        MESEWRIGHT_TRY(const std::vector<RunSummary> runs, listRuns(m_context.workspace));
        for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
            bool named = run->verb != verb;
            for (const Json& id : stages)
                named = named || id == run->id;
            if (!named)
                return run->id;
        }
        return std::string();
    };
    MESEWRIGHT_TRY(const std::string begun, unnamed());
    const Result<GateOutcome> done =
        begun.empty() ? startGate(verb, options, inputs, m_context) : resumeGate(begun, m_context);
    MESEWRIGHT_TRY(const std::string id, unnamed());
    if (!id.empty()) {
        stages[name] = id;
        MESEWRIGHT_CHECK(writeJsonFile(m_root / "demo.json", m_notes));
    }
    return done;
}

EvaluationOptions Demo::evaluation(const std::filesystem::path& items) const
{
    EvaluationOptions o;
    o.base = (m_root / "base-nf4").string();
    o.eval = items;
    o.k = m_options.quick ? quickSamples : 5;
    o.maxNewTokens = 220;
    o.seed = m_settings.seed;
    o.train = m_root / "data/train.jsonl";
    return o;
}

// Base and the picked configuration on items that no gate used for choosing.
Result<void> Demo::confirm()
{
    MESEWRIGHT_TRY(const std::filesystem::path picked,
                   pickConfiguration(m_context.workspace.results() / "baseline.json",
                                     m_context.workspace.results()));
    MESEWRIGHT_TRY(const EvalResults best, readResults(picked));
    m_context.progress.message("confirming " + picked.stem().string() + " on new items");
    const std::filesystem::path items = m_root / "data/validation.jsonl";
    const std::filesystem::path folder = m_root / "eval/confirmation";
    MESEWRIGHT_TRY(const GateOutcome base,
                   stage("confirm baseline", "baseline",
                         toJson(BaselineOptions{evaluation(items), folder / "baseline.json"}),
                         {{"eval", items}}));
    (void)base;
    AdaptersOptions adapter{evaluation(items), best.adapterPath, folder, {*best.scale}};
    MESEWRIGHT_TRY(const GateOutcome confirmed,
                   stage("confirm adapter", "adapters", toJson(adapter), {{"eval", items}}));
    (void)confirmed;
    return {};
}

// The decision is made on the static level, as the Python project made it; what the same answers
// do when they are run stands beside it in the report.
Result<void> Demo::judgeDeeper()
{
    for (const Level level : {Level::Exec, Level::Engine}) {
        ScorerOptions options;
        options.level = level;
        options.cancel = m_context.cancel;
        MESEWRIGHT_CHECK(scoreAtLevel(m_context.workspace, options, m_context.progress));
    }
    return {};
}

Result<DemoResult> Demo::decide()
{
    const std::filesystem::path results = m_context.workspace.results();
    MESEWRIGHT_TRY(const std::filesystem::path picked,
                   pickConfiguration(results / "baseline.json", results));
    const std::filesystem::path confirmation = m_root / "eval/confirmation";
    const CompareOptions options{
        results / "baseline.json",        results,  confirmation / "baseline.json",
        confirmation / picked.filename(), "paired", false};
    MESEWRIGHT_TRY(const GateOutcome outcome, stage("compare", "compare", toJson(options), {}));
    (void)outcome;
    MESEWRIGHT_TRY(const ComparisonResults decided,
                   readComparison(results / "comparison_results.json"));
    const std::filesystem::path file = m_root / "report.html";
    MESEWRIGHT_TRY(const auto written,
                   report::writeReport(m_root, {file, m_root / "report.md", {}}));
    (void)written;
    return DemoResult{decided.decision, decided.reason, file};
}

Result<DemoResult> Demo::run()
{
    std::filesystem::path source = m_options.source;
    if (source.empty()) {
        MESEWRIGHT_TRY(source, findDemoResources());
    }
    MESEWRIGHT_CHECK(openNotes());
    MESEWRIGHT_CHECK(copyFiles(source));
    MESEWRIGHT_CHECK(probe());
    const std::filesystem::path items = m_root / "data/eval.jsonl";
    const std::filesystem::path results = m_context.workspace.results();
    MESEWRIGHT_TRY(
        const GateOutcome baseline,
        stage("baseline", "baseline",
              toJson(BaselineOptions{evaluation(items), results / "baseline.json", true}),
              {{"eval", items}}));
    (void)baseline;
    const TrainOptions train{m_root / "config.yaml",
                             m_root / "data/train.jsonl",
                             m_context.workspace.adapters(),
                             {},
                             {},
                             {},
                             items};
    MESEWRIGHT_TRY(
        const GateOutcome trained,
        stage("train", "train", toJson(train), {{"config", train.config}, {"train", train.train}}));
    (void)trained;
    AdaptersOptions adapters{
        evaluation(items), m_context.workspace.adapters(), results, {0.25, 0.5, 1.0}};
    if (m_options.quick)
        adapters.scales = {1.0};
    MESEWRIGHT_TRY(const GateOutcome measured,
                   stage("adapters", "adapters", toJson(adapters), {{"eval", items}}));
    (void)measured;
    MESEWRIGHT_CHECK(confirm());
    MESEWRIGHT_CHECK(judgeDeeper());
    return decide();
}

} // namespace

Result<DemoResult> runDemo(const DemoOptions& options, GateContext& context)
{
    return Demo(options, context).run();
}

Result<std::filesystem::path> findDemoResources()
{
    if (auto folder = demoFolder())
        return std::move(*folder);
    return badInput("the demo's files were found neither beside the program nor in its source "
                    "tree; set MESEWRIGHT_RESOURCES "
                    "to the project's resources folder");
}

} // namespace mesewright
