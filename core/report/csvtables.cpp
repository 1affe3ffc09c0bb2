// SPDX-License-Identifier: Apache-2.0
#include "core/report/figures.h"
#include "core/report/markup.h"
#include "core/report/render.h"

#include <cmath>

namespace mesewright::report {

namespace {

/// Builds one RFC 4180 table. Numbers have full precision and a decimal point.
class Csv
{
public:
    explicit Csv(std::initializer_list<const char*> columns)
    {
        for (const char* column : columns)
            cell(std::string(column));
        endRow();
        m_rows = 0;
    }

    Csv& cell(const std::string& bytes)
    {
        std::string text = plainText(bytes);
        // A spreadsheet would run a cell that begins so as a formula.
        if (!text.empty() && std::string("=+-@\t").find(text.front()) != std::string::npos)
            text.insert(0, "'");
        if (text.find_first_of(",\"\n") != std::string::npos) {
            std::string quoted = "\"";
            for (const char c : text)
                quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
            text = quoted + "\"";
        }
        return plain(text);
    }
    Csv& number(double value) { return plain(std::isfinite(value) ? shortest(value) : ""); }
    Csv& number(std::int64_t value) { return plain(std::to_string(value)); }
    Csv& interval(const std::optional<Interval>& interval)
    {
        if (!interval)
            return plain("").plain("");
        return number(interval->low).number(interval->high);
    }
    template <class Map>
    Csv& entry(const Map& map, const char* key)
    {
        const auto at = map.find(key);
        return at == map.end() ? plain("") : number(at->second);
    }
    void endRow()
    {
        m_out += "\r\n";
        m_first = true;
        ++m_rows;
    }
    [[nodiscard]] bool hasRows() const { return m_rows > 0; }
    [[nodiscard]] const std::string& out() const { return m_out; }

private:
    Csv& plain(const std::string& text)
    {
        if (!m_first)
            m_out += ',';
        m_out += text;
        m_first = false;
        return *this;
    }

    std::string m_out;
    bool m_first = true;
    int m_rows = 0;
};

void addFigures(Csv& csv, const PassMetrics& metrics)
{
    csv.number(metrics.count).number(passedItems(metrics)).number(metrics.passAt1);
    csv.number(metrics.passAtK);
    csv.interval(metrics.passAtKInterval.wilson).interval(metrics.passAtKInterval.bootstrap);
}

std::vector<std::pair<const ResultsEvidence*, const char*>> withSets(const Evidence& evidence)
{
    std::vector<std::pair<const ResultsEvidence*, const char*>> all;
    for (const ResultsEvidence* one : allResults(evidence))
        all.emplace_back(one, "selection");
    for (const auto* one : {&evidence.confirmBaseline, &evidence.confirmAdapter})
        if (*one)
            all.emplace_back(&**one, "confirmation");
    return all;
}

Csv results(const Evidence& evidence)
{
    Csv csv{"model",
            "set",
            "checkpoint",
            "scale",
            "k",
            "distinct_items",
            "items",
            "passed",
            "pass_at_1",
            "pass_at_k",
            "wilson_low",
            "wilson_high",
            "bootstrap_low",
            "bootstrap_high",
            "answers",
            "stop",
            "length",
            "not_extracted",
            "not_run",
            "prompt_tokens",
            "generated_tokens",
            "generate_seconds",
            "generate_all_seconds",
            "file"};
    for (const auto& [one, set] : withSets(evidence)) {
        const EvalResults& found = one->results;
        csv.cell(one->label).cell(set).cell(one->checkpoint).number(one->scale);
        csv.number(static_cast<std::int64_t>(found.k));
        if (found.distinctItems)
            csv.number(*found.distinctItems);
        else
            csv.cell("");
        addFigures(csv, found.overall);
        csv.number(one->answers).entry(found.finishReasons, "stop");
        csv.entry(found.finishReasons, "length").number(one->notExtracted).number(one->notRun);
        csv.entry(found.tokens, "prompt").entry(found.tokens, "generated");
        csv.entry(found.seconds, "generate")
            .entry(found.seconds, "generate_all_configurations")
            .cell(one->file);
        csv.endRow();
    }
    return csv;
}

Csv families(const Evidence& evidence)
{
    Csv csv{"family",    "model",      "set",         "items",         "passed",        "pass_at_1",
            "pass_at_k", "wilson_low", "wilson_high", "bootstrap_low", "bootstrap_high"};
    for (const std::string& family : familyNames(evidence))
        for (const auto& [one, set] : withSets(evidence))
            if (const PassMetrics* metrics = one->results.family(family)) {
                csv.cell(family).cell(one->label).cell(set);
                addFigures(csv, *metrics);
                csv.endRow();
            }
    return csv;
}

/// Every way of counting at every level that there is.
Csv levels(const Evidence& evidence)
{
    Csv csv{"model",     "level",      "counted",     "items",         "passed",        "pass_at_1",
            "pass_at_k", "wilson_low", "wilson_high", "bootstrap_low", "bootstrap_high"};
    const auto add = [&csv](const ResultsEvidence& one) {
        const auto row = [&](const char* counted, const PassMetrics& metrics) {
            csv.cell(one.label).cell(one.results.level).cell(counted);
            addFigures(csv, metrics);
            csv.endRow();
        };
        row("all", one.results.overall);
        if (one.results.distinct)
            row("distinct", *one.results.distinct);
        if (one.results.clean)
            row("clean", *one.results.clean);
    };
    for (const auto& [one, set] : withSets(evidence))
        if (std::string_view(set) == "selection")
            add(*one);
    if (evidence.baselineChat)
        add(*evidence.baselineChat);
    for (const LevelEvidence& level : evidence.levels)
        for (const ResultsEvidence& one : level.results)
            add(one);
    return csv;
}

Csv comparison(const Evidence& evidence)
{
    Csv csv{"configuration", "set", "distinct_items", "gain",       "low",       "high", "gained",
            "lost",          "p",   "p_holm",         "discordant", "detectable"};
    if (!evidence.comparison)
        return csv;
    const auto add = [&csv](const ComparedConfiguration& one, const char* set) {
        csv.cell(one.adapterFile).cell(set).number(one.distinctItems).number(one.deltaPassAtK);
        csv.interval(one.interval).number(one.gained).number(one.lost).number(one.pValue);
        for (const auto& value : {one.holm, one.discordantShare, one.detectableEffect})
            if (value)
                csv.number(*value);
            else
                csv.cell("");
        csv.endRow();
    };
    for (const ComparedConfiguration& one : evidence.comparison->configurations)
        add(one, "selection");
    if (evidence.comparison->confirmation)
        add(*evidence.comparison->confirmation, "confirmation");
    return csv;
}

Csv loss(const Evidence& evidence)
{
    Csv csv{"step", "loss", "lr", "grad_norm", "tokens", "seconds"};
    if (evidence.training)
        for (const StepEvent& step : evidence.training->steps) {
            csv.number(step.step).number(step.loss).number(step.lr).number(step.gradNorm);
            csv.number(step.tokens).number(step.seconds).endRow();
        }
    return csv;
}

Csv samples(const Evidence& evidence)
{
    Csv csv{"family",      "id",          "instruction",     "input",          "base_verdict",
            "base_reason", "base_answer", "adapter_verdict", "adapter_reason", "adapter_answer"};
    for (const SamplePair& sample : evidence.samples) {
        csv.cell(sample.family).cell(sample.id).cell(sample.instruction).cell(sample.input);
        for (const SamplePair::Side* side : {&sample.before, &sample.after})
            csv.cell(side->verdict).cell(side->reason).cell(side->answer);
        csv.endRow();
    }
    return csv;
}

Csv environment(const Evidence& evidence)
{
    Csv csv{"probe", "state", "found", "wanted", "remedy"};
    if (evidence.environment)
        for (const ProbeRow& probe : evidence.environment->probes) {
            csv.cell(probe.name).cell(probe.state).cell(probe.found);
            csv.cell(probe.wanted).cell(probe.remedy).endRow();
        }
    return csv;
}

Csv files(const Evidence& evidence)
{
    Csv csv{"file", "bytes", "sha256"};
    for (const HashedFile& file : evidence.files) {
        csv.cell(file.file).number(static_cast<std::int64_t>(file.bytes)).cell(file.sha256);
        csv.endRow();
    }
    return csv;
}

} // namespace

std::vector<std::pair<std::string, std::string>> csvTables(const Evidence& evidence)
{
    std::vector<std::pair<std::string, std::string>> tables;
    const auto add = [&tables](const char* name, const Csv& csv) {
        if (csv.hasRows())
            tables.emplace_back(name, csv.out());
    };
    add("results.csv", results(evidence));
    add("families.csv", families(evidence));
    if (!evidence.levels.empty() || evidence.baselineChat)
        add("levels.csv", levels(evidence));
    add("comparison.csv", comparison(evidence));
    add("loss.csv", loss(evidence));
    add("samples.csv", samples(evidence));
    add("environment.csv", environment(evidence));
    add("files.csv", files(evidence));
    return tables;
}

} // namespace mesewright::report
