// SPDX-License-Identifier: Apache-2.0
#include "tests/core/report/sampleworkspace.h"

#include "core/base/files.h"
#include "core/data/comparisonfile.h"
#include "core/data/resultsfile.h"
#include "core/metrics/event.h"
#include "core/scoring/bootstrap.h"
#include "core/scoring/intervals.h"
#include "core/scoring/pairedtests.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <atomic>
#include <cmath>
#include <unistd.h>

namespace mesewright::report {

namespace {

constexpr std::array<const char*, 3> families{"scaffold", "repair", "doc"};
constexpr int perFamily = 20;
constexpr const char* runId = "20260131T120301Z-train-k7qd";

std::string nameOf(int family, int item)
{
    return std::string("mymod:") + families[static_cast<std::size_t>(family)] + "_block_" +
           std::to_string(item);
}

Intervals intervalsOf(const std::vector<double>& values)
{
    double passed = 0;
    for (const double value : values)
        passed += value;
    Intervals intervals;
    intervals.wilson = wilsonInterval(std::llround(passed), static_cast<int>(values.size()));
    if (const auto bootstrap = bootstrapMean(values))
        intervals.bootstrap = Interval{bootstrap->low, bootstrap->high};
    return intervals;
}

PassMetrics metricsOf(const std::vector<double>& first, const std::vector<double>& any)
{
    PassMetrics metrics;
    metrics.count = static_cast<std::int64_t>(any.size());
    for (std::size_t at = 0; at < any.size(); ++at) {
        metrics.passAt1 += first[at];
        metrics.passAtK += any[at];
    }
    metrics.passAt1 /= static_cast<double>(any.size());
    metrics.passAtK /= static_cast<double>(any.size());
    metrics.passAt1Interval = intervalsOf(first);
    metrics.passAtKInterval = intervalsOf(any);
    return metrics;
}

template <class T>
T taken(Result<T> result)
{
    if (!result)
        ADD_FAILURE() << result.error().message;
    return std::move(result).value();
}

ComparedConfiguration compared(const EvalResults& base, const EvalResults& adapter,
                               const std::string& file)
{
    ComparedConfiguration row;
    row.adapterFile = file;
    row.distinctItems = static_cast<std::int64_t>(base.items.size());
    std::vector<double> differences;
    for (std::size_t at = 0; at < base.items.size(); ++at) {
        const double difference = adapter.items[at].passAtK - base.items[at].passAtK;
        differences.push_back(difference);
        row.gained += difference > 0;
        row.lost += difference < 0;
    }
    const auto bootstrap = bootstrapMean(differences);
    row.deltaPassAtK = bootstrap->mean;
    row.interval = {bootstrap->low, bootstrap->high};
    row.pValue = mcNemar(row.lost, row.gained).p;
    return row;
}

} // namespace

SampleWorkspace::SampleWorkspace()
{
    static std::atomic<int> number{0};
    m_root = std::filesystem::temp_directory_path() /
             ("mesewright-report-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    std::filesystem::remove_all(m_root);
    std::filesystem::create_directories(m_root);
    write("workspace.json",
          R"({"format": 1, "name": "luanti-demo", "created": "2026-01-31T12:00:00Z"})");
    goodAnswer = "minetest.register_node(\"NAME\", {\n    description = \"Block\",\n"
                 "    tiles = {\"mymod_block.png\"},\n    groups = {cracky = 3},\n})";
    badAnswer = "Here is the code:\n\n```lua\nminetest.register_node(\"NAME\", {\n"
                "    description = \"Block\",\n    tiles = {\"mymod_block.png\"},\n})\n```\n\n"
                "This registers the node.";
    instruction = "Register a node \"NAME\" with one tile, and make it cracky.";
    reason = "line 1: '=' expected near 'is'";
}

SampleWorkspace::~SampleWorkspace()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_root, ignored);
}

void SampleWorkspace::write(const std::string& name, const std::string& content) const
{
    if (!writeFileAtomically(m_root / name, content))
        std::abort();
}

std::string SampleWorkspace::read(const std::string& name) const
{
    return taken(readFile(m_root / name));
}

void SampleWorkspace::change(const std::string& name, const std::function<void(Json&)>& edit) const
{
    Json json = taken(readJsonFile(m_root / name));
    edit(json);
    if (!writeJsonFile(m_root / name, json))
        std::abort();
}

void SampleWorkspace::environment()
{
    const auto row = [](const char* name, const char* wanted, const std::string& found,
                        const char* state, const char* remedy) {
        return Json{{"name", name},
                    {"wanted", wanted},
                    {"found", found},
                    {"state", state},
                    {"remedy", remedy}};
    };
    Json report{{"format", 1}, {"program", "0.1.0"}, {"hostname", "secret-host"}};
    report["probes"] = {
        row("processor", "2 cores", "2 cores, AVX2", "ok", ""),
        row("memory", "3 GB free", "18.2 GB free", "ok", ""),
        row("graphics card", "CUDA, 24 GB", "none", "warning",
            "the demo runs without; GPT-OSS-20B needs one"),
        row("disk", "2 GB free at the workspace", "61 GB free in " + m_root.string(), "ok", ""),
        row("base checkpoint", "complete, a known layout", "NF4, 2 shards in /opt/models/base-nf4",
            "ok", ""),
        row("Luanti server", "minetest-server 5", "not found", "warning",
            "install minetest-server for the level engine"),
    };
    write("env/report.json", report.dump(2));
}

void SampleWorkspace::results(const std::string& name, const std::string& checkpoint, double scale,
                              const Passes& passes, const std::string& evalFile)
{
    EvalResults results;
    (checkpoint.empty() ? results.modelName : results.baseModel) = "/opt/models/base-nf4";
    if (!checkpoint.empty()) {
        results.adapterPath = (m_root / "adapters" / checkpoint).string();
        results.scale = scale;
    }
    results.evalFile = (m_root / evalFile).string();
    results.generationParams.temperature = 0.2;
    results.generationParams.topP = 0.9;
    results.generationParams.topK = 50;
    results.generationParams.maxNewTokens = 220;
    results.seed = 3407;
    results.k = 5;
    results.timestamp = "2026-01-31T12:01:07Z";
    results.level = "static";
    results.format = "iir";
    results.versions = {{"mesewright", "0.1.0"}, {"libtorch", "1.13.0"}};
    std::vector<double> allFirst, allAny;
    for (int family = 0; family < 3; ++family) {
        std::vector<double> first, any;
        for (int at = 0; at < perFamily; ++at) {
            ItemResult item;
            const std::string node =
                nameOf(family, at) + (evalFile == "data/eval.jsonl" ? "" : "_v");
            const auto named = [&node](std::string text) {
                if (const auto where = text.find("NAME"); where != std::string::npos)
                    text.replace(where, 4, node);
                return text;
            };
            item.id =
                std::string(families[static_cast<std::size_t>(family)]) + "-" + std::to_string(at);
            item.instruction = named(instruction);
            item.input = family == 1 ? named(badAnswer) : "";
            item.family = families[static_cast<std::size_t>(family)];
            const int good = passes(family, at);
            for (int k = 0; k < 5; ++k) {
                CandidateResult candidate;
                candidate.candidateId = k;
                candidate.valid = k >= 5 - good;
                candidate.output = named(candidate.valid ? goodAnswer : badAnswer);
                candidate.outcome = candidate.valid ? "passed" : "failed";
                candidate.reason = candidate.valid ? "ok" : reason;
                candidate.finish = "stop";
                item.candidates.push_back(candidate);
            }
            item.passAt1 = item.candidates[0].valid ? 1 : 0;
            item.passAtK = good > 0 ? 1 : 0;
            first.push_back(item.passAt1);
            any.push_back(item.passAtK);
            results.items.push_back(std::move(item));
        }
        results.families.emplace_back(families[static_cast<std::size_t>(family)],
                                      metricsOf(first, any));
        allFirst.insert(allFirst.end(), first.begin(), first.end());
        allAny.insert(allAny.end(), any.begin(), any.end());
    }
    results.overall = metricsOf(allFirst, allAny);
    results.distinctItems = 60;
    results.finishReasons = {{"stop", 297}, {"length", 3}};
    results.tokens = {{"prompt", 8214}, {"generated", 19536}};
    results.seconds = {{"load", 0.9}, {"generate_all_configurations", 41.3}};
    if (!writeResults(m_root / "eval/results" / name, results))
        std::abort();
}

void SampleWorkspace::data()
{
    std::string train, eval, confirm;
    for (int at = 0; at < 60; ++at) {
        const auto line = [](const std::string& node, const std::string& code) {
            return Json{{"instruction", "Register " + node},
                        {"input", ""},
                        {"output", code},
                        {"family", "scaffold"}}
                       .dump() +
                   "\n";
        };
        const std::string number = std::to_string(at);
        train += line("mymod:t" + number, "minetest.register_tool(\"t\", {})");
        eval += line("mymod:e" + number, "minetest.register_node(\"e\", {tiles = {\"a\"}})");
        confirm += line("mymod:c" + number, "minetest.register_alias(\"c\", \"d\")");
    }
    write("data/train.jsonl", train);
    write("data/eval.jsonl", eval);
    write("data/validation.jsonl", confirm);
    write("config.yaml", "base: base-nf4\nmax_len: 2048\nlora:\n  r: 8\n  alpha: 16\n"
                         "  dropout: 0.1\n  target_modules: [q_proj, k_proj, v_proj, o_proj]\n"
                         "layers: [5, 6, 7]\noptim:\n  lr: 0.002\n  warmup_ratio: 0.05\n"
                         "  grad_clip: 0.3\ntrainer:\n  max_steps: 60\nseed: 3407\n"
                         "loss_on: answer\nend_token: true\n");
}

void SampleWorkspace::training(std::int64_t steps, const std::function<double(std::int64_t)>& loss)
{
    const std::string folder = std::string("runs/") + runId + "/";
    const Json request{{"format", 1},
                       {"id", runId},
                       {"verb", "train"},
                       {"created", "2026-01-31T12:03:01Z"},
                       {"options",
                        {{"config", (m_root / "config.yaml").string()},
                         {"train", (m_root / "data/train.jsonl").string()},
                         {"out", (m_root / "adapters").string()}}}};
    write(folder + "run.json", request.dump(2));
    write(folder + "state.json",
          R"({"state": "done", "pid": 1, "heartbeat": "2026-01-31T12:05:12Z"})");
    std::string events;
    for (std::int64_t step = 1; step <= steps; ++step) {
        StepEvent event;
        event.step = step;
        event.loss = loss(step);
        event.lr = 0.002 * (1.0 - static_cast<double>(step) / static_cast<double>(steps + 1));
        event.gradNorm = 0.4 + 0.1 * std::sin(static_cast<double>(step));
        event.tokens = 2640;
        event.seconds = 1.21;
        events += eventLine(Event{1769860981.0 + 1.2 * static_cast<double>(step), event}) + "\n";
    }
    write(folder + "events.jsonl", events);
}

void SampleWorkspace::comparison()
{
    const auto base = taken(readResults(m_root / "eval/results/baseline.json"));
    ComparisonResults comparison;
    comparison.decision = "PROCEED";
    comparison.rule = "paired";
    comparison.thresholdMet = true;
    std::vector<double> p;
    EvalResults best;
    for (const char* scale : {"0.25", "0.5", "1.0"}) {
        const std::string file = std::string("ckpt-60__scale-") + scale + ".json";
        best = taken(readResults(m_root / "eval/results" / file));
        comparison.configurations.push_back(compared(base, best, file));
        p.push_back(comparison.configurations.back().pValue);
    }
    const std::vector<double> holm = holmAdjusted(p);
    for (std::size_t at = 0; at < holm.size(); ++at)
        comparison.configurations[at].holm = holm[at];
    comparison.confirmation = compared(
        taken(readResults(m_root / "eval/results/confirm_baseline.json")),
        taken(readResults(m_root / "eval/results/confirm_adapter.json")), "confirm_adapter.json");
    comparison.adapterFile = "ckpt-60__scale-1.0.json";
    comparison.baselineMetrics = PassPair{base.overall.passAt1, base.overall.passAtK};
    comparison.bestAdapterMetrics = PassPair{best.overall.passAt1, best.overall.passAtK};
    comparison.deltas = PassPair{best.overall.passAt1 - base.overall.passAt1,
                                 best.overall.passAtK - base.overall.passAtK};
    for (const auto& [name, metrics] : base.families) {
        const double after = best.family(name)->passAtK;
        comparison.familyDeltas.emplace_back(
            name, FamilyDelta{metrics.passAtK, after, after - metrics.passAtK});
    }
    comparison.reason = "The gain in pass@5 is at least 15 points, its interval is above zero, the "
                        "corrected p is at most 0.05, and unseen items confirm it.";
    if (!writeComparison(m_root / "eval/results/comparison_results.json", comparison))
        std::abort();
}

void SampleWorkspace::everything()
{
    data();
    environment();
    const Passes base = [](int family, int item) {
        return item < (family == 0 ? 6 : family == 1 ? 7 : 9) ? 5 : 0;
    };
    results("baseline.json", "", 0, base);
    results("ckpt-60__scale-0.25.json", "ckpt-60", 0.25, base);
    results("ckpt-60__scale-0.5.json", "ckpt-60", 0.5, [](int family, int item) {
        return family == 1 ? (item < 7 ? 5 : 0) : item < 19 ? 4 : 0;
    });
    results("ckpt-60__scale-1.0.json", "ckpt-60", 1.0, [](int family, int item) {
        return family == 1 && item == 3 ? 0 : 5 - (item % 4 == 1);
    });
    results("confirm_baseline.json", "", 0, base, "data/validation.jsonl");
    results(
        "confirm_adapter.json", "ckpt-60", 1.0,
        [](int family, int item) { return family == 2 && item > 16 ? 0 : 4; },
        "data/validation.jsonl");
    training(60, [](std::int64_t step) {
        const double at = static_cast<double>(step);
        return 0.028 * std::exp(-at / 14.0) * (1.0 + 0.55 * std::sin(at * 2.3)) + 0.0001;
    });
    for (const char* name : {"DONE", "adapter_model.safetensors"})
        write(std::string("adapters/ckpt-60/") + name,
              std::string(name) == "DONE"
                  ? Json{{"format", 1}, {"step", 60}, {"run", runId}, {"files", Json::object()}}
                        .dump()
                  : "weights");
    comparison();
}

} // namespace mesewright::report
