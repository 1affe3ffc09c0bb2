// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"
#include "core/report/collect.h"
#include "core/report/render.h"
#include "tests/core/report/sampleworkspace.h"
#include "tests/core/report/xmlcheck.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <clocale>
#include <cmath>
#include <fstream>
#include <limits>

namespace mesewright::report {

namespace {

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

Evidence collected(const SampleWorkspace& workspace)
{
    auto evidence = collectEvidence(workspace.root());
    if (!evidence) {
        ADD_FAILURE() << evidence.error().message;
        return {};
    }
    return std::move(evidence).value();
}

std::string page(const SampleWorkspace& workspace)
{
    const std::string html = htmlReport(collected(workspace));
    EXPECT_EQ(xmlProblem(html), "");
    return html;
}

bool warns(const Evidence& evidence, const std::string& part)
{
    for (const Finding& finding : evidence.warnings)
        if (has(finding.text, part))
            return true;
    return false;
}

const GateEvidence& gate(const Evidence& evidence, const std::string& id)
{
    for (const GateEvidence& one : evidence.gates)
        if (one.id == id)
            return one;
    throw std::out_of_range(id);
}

/// A copy of the whole report where a person asked for one, to look at.
void keep(const SampleWorkspace& workspace, const std::string& name)
{
    const char* folder = std::getenv("MESEWRIGHT_KEEP_REPORTS");
    if (folder == nullptr)
        return;
    const std::filesystem::path to = std::filesystem::path(folder) / name;
    EXPECT_TRUE(writeReport(workspace.root(), {to / "report.html", to / "report.md", to / "csv"}));
}

} // namespace

TEST(Report, HoldsTheEvidenceOfAllGates)
{
    SampleWorkspace workspace;
    workspace.everything();
    keep(workspace, "whole");
    const Evidence evidence = collected(workspace);
    for (const char* id : {"B", "C", "D", "E"})
        EXPECT_EQ(gate(evidence, id).state, GateState::Done) << id;
    EXPECT_EQ(gate(evidence, "A2").state, GateState::Warning);
    EXPECT_EQ(gate(evidence, "A2").figure, "4 of 6");
    ASSERT_EQ(evidence.adapters.size(), 3u);
    EXPECT_EQ(evidence.adapters[0].label, "ckpt-60 \u00d7 0.25");
    EXPECT_EQ(evidence.picked, 2u);
    EXPECT_EQ(evidence.training->steps.size(), 60u);
    for (const Finding& finding : evidence.warnings)
        EXPECT_EQ(finding.severity, Severity::Note) << finding.text;

    const std::string html = page(workspace);
    for (const char* part :
         {"Proceed with ckpt-60 at scale 1.0", "36.7\u202f%", "[25.6\u201349.3]", "+61.7",
          "Paired gain over the base", "Loss by step", "pass@5 by family", "lr: 0.002",
          "&lt; 0.0001", "297", "19,536", "mesewright-cli train --config config.yaml"})
        EXPECT_TRUE(has(html, part)) << part;
    for (const char* forbidden : {"<script", "http:", "https:", "url(", "src=", "@import"}) {
        std::string rest = html;
        for (const char* known : {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"})
            for (std::size_t at; (at = rest.find(known)) != std::string::npos;)
                rest.erase(at, std::string(known).size());
        EXPECT_FALSE(has(rest, forbidden)) << forbidden;
    }
    const std::string markdown = markdownReport(evidence);
    for (const char* part : {"# Proceed with ckpt-60 at scale 1.0", "| scaffold |", "+61.7",
                             "```yaml", "## How to repeat it"})
        EXPECT_TRUE(has(markdown, part)) << part;
}

TEST(Report, GivesTheSameBytesTwiceAndInAnyLocale)
{
    SampleWorkspace workspace;
    workspace.everything();
    const auto all = [&workspace] {
        const Evidence evidence = collected(workspace);
        std::string text = htmlReport(evidence) + markdownReport(evidence);
        for (const auto& [name, content] : csvTables(evidence))
            text += name + content;
        return text;
    };
    const std::string first = all();
    EXPECT_EQ(first, all());
    const std::string before = std::setlocale(LC_ALL, nullptr);
    // Where none of them is installed the test still holds, it only says less.
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"})
        if (std::setlocale(LC_ALL, name) != nullptr) {
            EXPECT_EQ(first, all()) << name;
        }
    std::setlocale(LC_ALL, before.c_str());
}

TEST(Report, KeepsTheMachineOut)
{
    SampleWorkspace workspace;
    workspace.everything();
    const Evidence evidence = collected(workspace);
    std::string all = htmlReport(evidence) + markdownReport(evidence);
    for (const auto& [name, content] : csvTables(evidence))
        all += content;
    for (const std::string& part :
         {workspace.root().string(), workspace.root().parent_path().string() + "/",
          std::string("/opt/models"), std::string("secret-host")})
        EXPECT_FALSE(has(all, part)) << part;
    EXPECT_TRUE(has(all, "base-nf4"));
}

TEST(Report, EscapesHostileText)
{
    SampleWorkspace workspace;
    workspace.goodAnswer = std::string("<script>alert(1)</script> ]]> --> </style></pre> & \" ' ") +
                           '\0' +
                           "\x1b[31m \xff\xfe \xed\xa0\x80 \xe2\x80\xae reversed ``` ~~~~ `````";
    workspace.badAnswer = "=1+1\r\n<img src=x onerror=alert(1)>";
    workspace.instruction = "</p><script src='http://x/'></script> NAME | a\nb";
    workspace.reason = "| <b>bold</b> \x01";
    workspace.everything();
    workspace.write("workspace.json", R"({"format": 1, "name": "<i>&\u0000\"'", "created": "x"})");
    keep(workspace, "hostile");
    const std::string html = page(workspace);
    for (const char* part : {"<script", "<img", "<b>bold", "<i>&"})
        EXPECT_FALSE(has(html, part)) << part;
    EXPECT_EQ(html.find('\0'), std::string::npos);
    for (const char* part : {"&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; --&gt;", "\u2400",
                             "\u241b[31m", "[U+202E]", "\ufffd"})
        EXPECT_TRUE(has(html, part)) << part;
    const Evidence evidence = collected(workspace);
    const std::string markdown = markdownReport(evidence);
    EXPECT_FALSE(has(markdown, "<i>"));
    // The answer has a run of five backticks, so its fence has six.
    EXPECT_TRUE(has(markdown, "\n``````\n"));
    for (const auto& [name, content] : csvTables(evidence))
        if (name == "samples.csv") {
            EXPECT_TRUE(has(content, "\"'=1+1\n<img")) << content;
        }
}

TEST(Report, StatesWhatIsMissing)
{
    struct Case
    {
        const char* remove;
        const char* gate;
        const char* says;
    };
    for (const Case& one :
         {Case{"env", "A2", "Gate A2 has not run"},
          Case{"eval/results/baseline.json", "B", "Gate B has not run"},
          Case{"runs", "C", "Gate C has not run"},
          Case{"eval/results/comparison_results.json", "E", "Gate E has not run"}}) {
        SampleWorkspace workspace;
        workspace.everything();
        std::filesystem::remove_all(workspace.path(one.remove));
        const Evidence evidence = collected(workspace);
        EXPECT_EQ(gate(evidence, one.gate).state, GateState::Missing) << one.gate;
        EXPECT_TRUE(has(page(workspace), one.says)) << one.says;
        EXPECT_TRUE(has(markdownReport(evidence), one.says)) << one.says;
    }
    SampleWorkspace workspace;
    workspace.everything();
    for (const char* scale : {"0.25", "0.5", "1.0"})
        std::filesystem::remove(
            workspace.path(std::string("eval/results/ckpt-60__scale-") + scale + ".json"));
    EXPECT_TRUE(has(page(workspace), "Gate D has not run"));
    EXPECT_EQ(gate(collected(workspace), "E").state, GateState::Stale);
}

TEST(Report, ShowsAnEmptyWorkspace)
{
    SampleWorkspace workspace;
    keep(workspace, "empty");
    const Evidence evidence = collected(workspace);
    ASSERT_EQ(evidence.gates.size(), 5u);
    for (const GateEvidence& one : evidence.gates)
        EXPECT_EQ(one.state, GateState::Missing) << one.id;
    EXPECT_TRUE(has(page(workspace), "No decision yet"));
    EXPECT_TRUE(has(markdownReport(evidence), "# No decision yet"));
    std::filesystem::remove(workspace.path("workspace.json"));
    const auto refused = collectEvidence(workspace.root());
    ASSERT_FALSE(refused);
    EXPECT_TRUE(has(refused.error().message, "holds no evidence")) << refused.error().message;
    EXPECT_FALSE(collectEvidence(workspace.path("nowhere")));
}

TEST(Report, NamesACorruptFileAndWritesNothing)
{
    SampleWorkspace workspace;
    workspace.everything();
    const auto out = workspace.path("out/report.html");
    for (const char* name :
         {"env/report.json", "eval/results/baseline.json", "eval/results/ckpt-60__scale-0.5.json",
          "eval/results/comparison_results.json", "eval/results/confirm_adapter.json",
          "runs/20260131T120301Z-train-k7qd/run.json"}) {
        const std::string whole = workspace.read(name);
        for (const char* content : {"{\"a\": ", "", "[]", "{\"overall_metrics\": 3}", "\xff\xfe"}) {
            workspace.write(name, content);
            const auto written = writeReport(workspace.root(), {out, "", ""});
            ASSERT_FALSE(written) << name << " with " << content;
            EXPECT_TRUE(has(written.error().message, name)) << written.error().message;
            EXPECT_EQ(written.error().kind, ErrorKind::BadInput);
            EXPECT_FALSE(std::filesystem::exists(out.parent_path()));
        }
        workspace.write(name, whole);
    }
    EXPECT_TRUE(writeReport(workspace.root(), {out, "", ""}));
}

TEST(Report, BreaksTheLossLineAtNaN)
{
    SampleWorkspace workspace;
    workspace.everything();
    workspace.training(200, [](std::int64_t step) {
        return step == 90 || step == 91 ? std::numeric_limits<double>::quiet_NaN()
               : step == 150            ? 40.0
                                        : 2.0 / static_cast<double>(step) + 0.1;
    });
    keep(workspace, "nan");
    const Evidence evidence = collected(workspace);
    EXPECT_TRUE(warns(evidence, "the loss is not a number at 2 steps, first at step 90"));
    const std::string html = page(workspace);
    EXPECT_TRUE(has(html, "NaN 90"));
    EXPECT_FALSE(has(html, "NaN 91"));
    const std::size_t path = html.find("<path d=\"M", html.find("loss-title"));
    ASSERT_NE(path, std::string::npos);
    const std::string line = html.substr(path, html.find("/>", path) - path);
    EXPECT_EQ(std::count(line.begin(), line.end(), 'M'), 2);
}

TEST(Report, ThinsAHundredThousandSteps)
{
    SampleWorkspace workspace;
    workspace.everything();
    workspace.training(100000, [](std::int64_t step) {
        return 2.2 * std::exp(-static_cast<double>(step) / 3e4) + 0.2 * std::sin(step * 0.7) + 0.25;
    });
    keep(workspace, "long");
    const std::string html = page(workspace);
    EXPECT_LT(html.size(), 800000u);
    EXPECT_TRUE(has(html, "100,000 steps"));
    EXPECT_TRUE(has(html, ">100,000<"));
}

TEST(Report, StandsAllOrNothing)
{
    for (const int good : {0, 5}) {
        SampleWorkspace workspace;
        workspace.data();
        const auto all = [good](int, int) { return good; };
        workspace.results("baseline.json", "", 0, all);
        for (const double scale : {0.25, 0.5, 1.0})
            workspace.results("ckpt-60__scale-" + std::to_string(scale) + ".json", "ckpt-60", scale,
                              all);
        keep(workspace, good == 0 ? "none" : "all");
        const std::string html = page(workspace);
        EXPECT_FALSE(has(html, "not a number"));
        EXPECT_TRUE(has(html, good == 0 ? "[0.0\u20136.0]" : "[94.0\u2013100.0]"));
        EXPECT_EQ(collected(workspace).samples.size(), 3u);
    }
}

TEST(Report, ComputesWhatTheSeedProjectsFilesLack)
{
    SampleWorkspace workspace;
    Json items = Json::array();
    for (int at = 0; at < 4; ++at) {
        const bool good = at < 1;
        items.push_back({{"instruction", at < 2 ? "a" : "b"},
                         {"input", ""},
                         {"family", "doc"},
                         {"candidates", {{{"candidate_id", 0}, {"output", "x"}, {"valid", good}}}},
                         {"pass_at_1", good ? 1.0 : 0.0},
                         {"pass_at_k", good ? 1.0 : 0.0}});
    }
    const Json metrics{{"pass_at_1", 0.25}, {"pass_at_k", 0.25}};
    Json overall = metrics, family = metrics;
    overall["total_items"] = 4;
    family["count"] = 4;
    workspace.write("eval/results/baseline.json", Json{{"model_name", "m"},
                                                       {"overall_metrics", overall},
                                                       {"family_metrics", {{"doc", family}}},
                                                       {"detailed_results", items}}
                                                      .dump());
    const Evidence evidence = collected(workspace);
    const EvalResults& results = evidence.baseline->results;
    ASSERT_TRUE(results.overall.passAtKInterval.wilson);
    EXPECT_NEAR(results.overall.passAtKInterval.wilson->low, 0.0456, 1e-4);
    EXPECT_NEAR(results.overall.passAtKInterval.wilson->high, 0.6994, 1e-4);
    // Two distinct items with one half and nothing: means 0, 1/4, 1/2.
    ASSERT_TRUE(results.overall.passAtKInterval.bootstrap);
    EXPECT_EQ(results.overall.passAtKInterval.bootstrap->low, 0);
    EXPECT_EQ(results.overall.passAtKInterval.bootstrap->high, 0.5);
    EXPECT_EQ(results.distinctItems, 2);
    EXPECT_EQ(results.k, 1);
    EXPECT_TRUE(warns(evidence, "4 evaluation rows are only 2 distinct items"));
    EXPECT_TRUE(warns(evidence, "only 2 distinct items"));
    page(workspace);
}

TEST(Report, WarnsOfLeaks)
{
    SampleWorkspace workspace;
    workspace.everything();
    std::string eval = workspace.read("data/eval.jsonl");
    const std::string train = workspace.read("data/train.jsonl");
    workspace.write("data/eval.jsonl",
                    train.substr(0, train.find('\n') + 1) + eval.substr(eval.find('\n') + 1));
    keep(workspace, "leak");
    EXPECT_TRUE(warns(collected(workspace), "1 of 60 evaluation rows stand in data/train.jsonl"));
    EXPECT_TRUE(has(page(workspace), "banner warn"));
    EXPECT_TRUE(has(page(workspace), "In doubt: 1 error and 1 warning stand against it"));
    std::filesystem::remove(workspace.path("data/train.jsonl"));
    EXPECT_TRUE(warns(collected(workspace), "were not looked for"));
    workspace.change("eval/results/ckpt-60__scale-1.0.json",
                     [](Json& json) { json["detailed_results"][0]["leaked"] = true; });
    EXPECT_TRUE(warns(collected(workspace), "1 of 60 rows stand in the adapter's training data"));
}

TEST(Report, WarnsOfStaleEvidence)
{
    struct Case
    {
        const char* what;
        std::function<void(SampleWorkspace&)> change;
        const char* says;
        const char* gate;
    };
    const std::string zeros(64, '0');
    const std::vector<Case> cases{
        {"another baseline",
         [](SampleWorkspace& w) {
             w.results("baseline.json", "", 0, [](int, int item) { return item < 3 ? 5 : 0; });
         },
         "was decided against another baseline", "E"},
        {"a new configuration",
         [](SampleWorkspace& w) {
             w.results("ckpt-60__scale-2.0.json", "ckpt-60", 2.0, [](int, int) { return 0; });
         },
         "compared 3 configurations, but there are results of 4", "E"},
        {"another evaluation file",
         [&zeros](SampleWorkspace& w) {
             w.change("eval/results/baseline.json",
                      [&zeros](Json& json) { json["hashes"]["eval"] = zeros; });
         },
         "is not the file that eval/results/baseline.json was made from", "B"},
        {"another training file",
         [&zeros](SampleWorkspace& w) {
             w.change("runs/20260131T120301Z-train-k7qd/run.json", [&zeros](Json& json) {
                 json["inputs"] = {{{"path", "data/train.jsonl"}, {"sha256", zeros}}};
             });
         },
         "is not the file that runs/20260131T120301Z-train-k7qd/run.json was made from", "C"},
    };
    for (const Case& one : cases) {
        SampleWorkspace workspace;
        workspace.everything();
        one.change(workspace);
        const Evidence evidence = collected(workspace);
        EXPECT_TRUE(warns(evidence, one.says)) << one.what;
        EXPECT_EQ(gate(evidence, one.gate).state, GateState::Stale) << one.what;
        page(workspace);
    }
    SampleWorkspace workspace;
    workspace.everything();
    workspace.change("eval/results/ckpt-60__scale-0.5.json", [](Json& json) { json["seed"] = 1; });
    EXPECT_TRUE(warns(collected(workspace), "not measured as the baseline was; different: seed"));
}

TEST(Report, FindsConfirmationResults)
{
    SampleWorkspace workspace;
    workspace.everything();
    EXPECT_EQ(collected(workspace).confirmAdapter->file, "eval/results/confirm_adapter.json");
    std::filesystem::create_directories(workspace.path("eval/confirmation"));
    for (const auto& [from, to] :
         {std::pair("eval/results/confirm_baseline.json", "eval/confirmation/baseline.json"),
          std::pair("eval/results/confirm_adapter.json",
                    "eval/confirmation/ckpt-60__scale-1.0.json")})
        std::filesystem::rename(workspace.path(from), workspace.path(to));
    Evidence evidence = collected(workspace);
    ASSERT_TRUE(evidence.confirmBaseline && evidence.confirmAdapter);
    EXPECT_EQ(evidence.confirmBaseline->file, "eval/confirmation/baseline.json");
    EXPECT_EQ(evidence.confirmAdapter->label, "ckpt-60 \u00d7 1.0");
    EXPECT_EQ(evidence.adapters.size(), 3u);
    // Items that picked the configuration must not confirm it.
    workspace.change("eval/confirmation/baseline.json", [&workspace](Json& json) {
        json["detailed_results"][0] =
            Json::parse(workspace.read("eval/results/baseline.json"))["detailed_results"][0];
    });
    evidence = collected(workspace);
    EXPECT_TRUE(warns(evidence, "1 confirmation item was already used for picking"));
}

TEST(Report, ChoosesSamplesByRule)
{
    SampleWorkspace workspace;
    workspace.everything();
    const Evidence evidence = collected(workspace);
    ASSERT_EQ(evidence.samples.size(), 3u);
    EXPECT_EQ(evidence.samples[0].id, "scaffold-6");
    EXPECT_EQ(evidence.samples[1].id, "repair-7");
    EXPECT_EQ(evidence.samples[2].id, "doc-9");
    const SamplePair& repair = evidence.samples[1];
    EXPECT_EQ(repair.gained, 13);
    EXPECT_EQ(repair.lost, 1);
    EXPECT_EQ(repair.both, 6);
    EXPECT_EQ(repair.before.verdict, "failed");
    EXPECT_EQ(repair.after.verdict, "passed");
    // Answers that pass come last in the made-up files; the one shown must be one of them.
    EXPECT_TRUE(has(repair.after.answer, "groups"));
    EXPECT_EQ(evidence.samples[2].after.candidate, 2);
}

TEST(Report, ShowsManyCheckpointsAndFamilies)
{
    SampleWorkspace workspace;
    workspace.everything();
    for (int step = 100; step <= 900; step += 100)
        for (const char* scale : {"0.25", "0.5", "1.0"})
            workspace.results("ckpt-" + std::to_string(step) + "__scale-" + scale + ".json",
                              "ckpt-" + std::to_string(step), std::stod(scale),
                              [step](int family, int item) {
                                  return (item * 7 + family + step / 100) % 9 > 3 ? 3 : 0;
                              });
    keep(workspace, "many");
    const Evidence evidence = collected(workspace);
    EXPECT_EQ(evidence.adapters.size(), 30u);
    EXPECT_EQ(evidence.adapters[3].checkpoint, "ckpt-100");
    page(workspace);
}

TEST(Report, ShowsARefusal)
{
    SampleWorkspace workspace;
    workspace.everything();
    workspace.change("eval/results/comparison_results.json", [](Json& json) {
        json["decision"] = "ADJUST";
        json["reason"] = "The gain on unseen items is 3.3 points, and 15 are asked for.";
        json["advice"] = {"more data of the family repair", "r 16", "a lower learning rate"};
    });
    keep(workspace, "adjust");
    const std::string html = page(workspace);
    EXPECT_TRUE(has(html, "Adjust: ckpt-60 at scale 1.0 is not good enough"));
    EXPECT_TRUE(has(html, "more data of the family repair"));
    EXPECT_TRUE(has(html, "banner warn"));
    workspace.write(
        "eval/results/comparison_results.json",
        R"({"decision": "FAIL", "reason": "There are no results.", "threshold_met": false})");
    EXPECT_TRUE(has(page(workspace), "banner fail"));
}

TEST(Report, WritesRfc4180)
{
    SampleWorkspace workspace;
    workspace.everything();
    const auto tables = csvTables(collected(workspace));
    std::string names;
    for (const auto& [name, content] : tables) {
        names += name + " ";
        EXPECT_TRUE(content.ends_with("\r\n")) << name;
    }
    EXPECT_EQ(names, "results.csv families.csv comparison.csv loss.csv samples.csv environment.csv "
                     "files.csv ");
    const std::string& results = tables.front().second;
    EXPECT_TRUE(has(results, "\r\nbase,selection,,0,5,60,60,22,0.36666666666666664,"));
    EXPECT_TRUE(has(results, ",confirmation,ckpt-60,1,"));
}

} // namespace mesewright::report
