// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rundetails.h"

#include "core/base/json.h"
#include "core/data/comparisonfile.h"
#include "core/metrics/eventlog.h"
#include "core/metrics/steps.h"
#include "core/report/figures.h"
#include "core/report/gatecards.h"
#include "ui/widgets/words.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <set>

namespace mesewright::ui {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t sparkPoints = 80;

QString lossText(double loss)
{
    return std::isfinite(loss) ? QString::fromStdString(report::fourDigits(loss))
                               : RunDetailsBook::tr("not a number");
}

Json optionsOf(const RunSummary& run)
{
    const auto request = readJsonFile(run.folder / "run.json");
    if (!request || !request->is_object())
        return Json::object();
    const auto options = request->find("options");
    return options != request->end() && options->is_object() ? *options : Json::object();
}

fs::path pathOption(const Json& options, const char* key)
{
    const auto found = options.find(key);
    return found != options.end() && found->is_string() ? fs::path(found->get<std::string>())
                                                        : fs::path();
}

/// Where a run writes its results; equal places mean that a later run replaced an earlier one's.
fs::path outputOf(const std::string& verb, const Json& options)
{
    if (verb == "baseline")
        return pathOption(options, "out");
    if (verb == "adapters")
        return pathOption(options, "out_dir");
    return verb == "compare" ? pathOption(options, "results_dir") : fs::path();
}

void addOptions(RunDetails& details, const Json& options)
{
    for (const auto& [key, value] : options.items()) {
        QString text =
            QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
        if (value.is_null() || text.isEmpty())
            continue;
        details.options.append(
            {QString::fromStdString(key).replace(QLatin1Char('_'), QLatin1Char(' ')), text});
    }
}

void describeTraining(RunDetails& details, const std::vector<Event>& events)
{
    const std::vector<StepEvent> steps = joinSteps(events);
    if (steps.empty())
        return;
    const report::LossSummary loss = report::lossSummary(steps);
    details.result =
        RunDetailsBook::tr("loss %1 → %2").arg(lossText(loss.first), lossText(loss.last));
    details.figures = {{RunDetailsBook::tr("steps"), QString::number(steps.back().step)},
                       {RunDetailsBook::tr("first loss"), lossText(loss.first)},
                       {RunDetailsBook::tr("last loss"), lossText(loss.last)},
                       {RunDetailsBook::tr("tokens"), QLocale().toString(qint64(loss.tokens))},
                       {RunDetailsBook::tr("time"), durationText(loss.seconds)}};
    const std::size_t stride = std::max<std::size_t>(1, steps.size() / sparkPoints);
    for (std::size_t i = 0; i < steps.size(); i += stride)
        if (std::isfinite(steps[i].loss))
            details.losses.append(steps[i].loss);
}

/// Which configurations the run has measured, in order.
std::vector<std::string> configurationsOf(const std::vector<Event>& events)
{
    std::vector<std::string> names;
    std::set<std::string> seen;
    for (const Event& event : events)
        if (const auto* item = std::get_if<ItemEvent>(&event.body);
            item && seen.insert(item->configuration).second)
            names.push_back(item->configuration);
    return names;
}

void addResults(RunDetails& details, const EvalResults& results, const QString& name)
{
    const PassMetrics& overall = results.overall;
    const auto& interval = overall.passAtKInterval.bootstrap ? overall.passAtKInterval.bootstrap
                                                             : overall.passAtKInterval.wilson;
    const QString pass = QString::fromStdString(report::passName(results));
    const QString text = percentText(overall.passAtK, interval);
    details.figures.append({name.isEmpty() ? pass : name + QStringLiteral(" · ") + pass, text});
    details.figures.append(
        {name.isEmpty() ? QStringLiteral("pass@1") : name + QStringLiteral(" · pass@1"),
         percentText(overall.passAt1)});
    if (details.mark && details.mark->value.value_or(0) >= overall.passAtK)
        return;
    IntervalMark mark;
    mark.value = overall.passAtK;
    mark.interval = interval;
    details.mark = mark;
    details.result = pass + QLatin1Char(' ') + percentText(overall.passAtK);
}

void describeEvaluation(RunDetails& details, const RunSummary& run, const Json& options,
                        const std::vector<Event>& events, bool ownsResults)
{
    const std::vector<std::string> names = configurationsOf(events);
    details.figures.append({RunDetailsBook::tr("configurations"), QString::number(names.size())});
    if (!ownsResults) {
        details.result = RunDetailsBook::tr("replaced by a later run");
        return;
    }
    if (run.verb == "baseline") {
        if (const auto results = readResults(outputOf(run.verb, options)))
            addResults(details, *results, {});
        return;
    }
    for (const std::string& name : names)
        if (const auto results = readResults(outputOf(run.verb, options) / (name + ".json")))
            addResults(details, *results,
                       QString::fromStdString(name).replace(QStringLiteral("__scale-"),
                                                            QStringLiteral(" × ")));
}

void describeDecision(RunDetails& details, const Json& options, bool ownsResults)
{
    if (!ownsResults)
        return;
    const auto comparison =
        readComparison(outputOf("compare", options) / "comparison_results.json");
    if (!comparison)
        return;
    details.result = QString::fromStdString(comparison->decision);
    details.figures = {
        {RunDetailsBook::tr("decision"), QString::fromStdString(comparison->decision)},
        {RunDetailsBook::tr("reason"), QString::fromStdString(comparison->reason)}};
}

} // namespace

RunDetails readRunDetails(const RunSummary& run, bool ownsResults)
{
    RunDetails details;
    const Json options = optionsOf(run);
    addOptions(details, options);
    const auto events = readEvents(run.folder / "events.jsonl");
    if (run.verb == "train" && events)
        describeTraining(details, *events);
    else if ((run.verb == "baseline" || run.verb == "adapters") && events)
        describeEvaluation(details, run, options, *events, ownsResults);
    else if (run.verb == "compare")
        describeDecision(details, options, ownsResults);
    return details;
}

RunDetailsBook::RunDetailsBook(QObject* parent) : QObject(parent), m_job(this) {}

const RunDetails* RunDetailsBook::of(const std::string& runId) const
{
    const auto page = m_pages.find(runId);
    return page == m_pages.end() ? nullptr : &page->second.details;
}

RunDetailsBook::Pages RunDetailsBook::readPages(const WorkspaceSnapshot& snapshot,
                                                const Pages& known)
{
    Pages pages;
    std::set<fs::path> taken;
    for (auto run = snapshot.runs.rbegin(); run != snapshot.runs.rend(); ++run) {
        if (pages.size() >= static_cast<std::size_t>(mostRuns))
            break;
        const fs::path output = outputOf(run->verb, optionsOf(*run)).lexically_normal();
        const bool owns = output.empty() || taken.insert(output).second;
        const std::string stamp = std::string(runStatusName(run->status)) + ' ' +
                                  run->state.heartbeat + ' ' +
                                  std::to_string(run->state.progress.done) + (owns ? " own" : "");
        const auto old = known.find(run->id);
        if (old != known.end() && old->second.stamp == stamp)
            pages.emplace(run->id, old->second);
        else
            pages.emplace(run->id, Page{stamp, readRunDetails(*run, owns)});
    }
    return pages;
}

void RunDetailsBook::read(const std::shared_ptr<const WorkspaceSnapshot>& snapshot)
{
    // A run at work changes the workspace each second: a reading is let to its end.
    if (m_reading) {
        m_next = snapshot;
        return;
    }
    m_reading = true;
    m_job.start(
        [snapshot, known = m_pages](const CancelToken&) { return readPages(*snapshot, known); },
        [this](Pages pages) {
            m_reading = false;
            m_pages = std::move(pages);
            Q_EMIT changed();
            if (const auto next = std::exchange(m_next, nullptr))
                read(next);
        });
}

} // namespace mesewright::ui
