// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/levelresults.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

using report::Evidence;
using report::LevelEvidence;
using report::ResultsEvidence;

constexpr const char* levelNames[] = {"syntax", "static", "exec", "engine"};

/// Files of the Python project do not say their level; it has only one.
std::string levelOf(const ResultsEvidence& results)
{
    return results.results.level.empty() ? "static" : results.results.level;
}

/// `results` as judged at `name`: itself, or the file that was scored from it.
const ResultsEvidence* atLevel(const ResultsEvidence& results, const std::string& name,
                               const LevelEvidence* level)
{
    if (levelOf(results) == name)
        return &results;
    if (!level)
        return nullptr;
    const auto found =
        std::find_if(level->results.begin(), level->results.end(), [&](const ResultsEvidence& one) {
            const auto fileOf = [](const std::string& path) {
                return path.substr(path.rfind('/') + 1);
            };
            return fileOf(one.file) == fileOf(results.file);
        });
    return found == level->results.end() ? nullptr : &*found;
}

} // namespace

bool LevelResults::empty() const
{
    return !baseline && !baselineChat &&
           std::all_of(adapters.begin(), adapters.end(), [](const auto* one) { return !one; });
}

QList<LevelResults> levelResults(const Evidence& evidence)
{
    QList<LevelResults> all;
    for (const char* name : levelNames) {
        LevelResults level;
        level.name = QLatin1String(name);
        const auto scored =
            std::find_if(evidence.levels.begin(), evidence.levels.end(),
                         [name](const LevelEvidence& one) { return one.name == name; });
        const LevelEvidence* at = scored == evidence.levels.end() ? nullptr : &*scored;
        if (at)
            level.whyNot = QString::fromStdString(at->reason);
        if (evidence.baseline)
            level.baseline = atLevel(*evidence.baseline, name, at);
        if (evidence.baselineChat)
            level.baselineChat = atLevel(*evidence.baselineChat, name, at);
        for (const ResultsEvidence& adapter : evidence.adapters)
            level.adapters.append(atLevel(adapter, name, at));
        all.append(level);
    }
    return all;
}

QString gateLevel(const Evidence& evidence)
{
    if (evidence.baseline)
        return QString::fromStdString(levelOf(*evidence.baseline));
    if (!evidence.adapters.empty())
        return QString::fromStdString(levelOf(evidence.adapters.front()));
    return QStringLiteral("static");
}

std::optional<Interval> shownInterval(const Intervals& intervals)
{
    if (intervals.bootstrap && (intervals.bootstrap->low < intervals.bootstrap->high))
        return intervals.bootstrap;
    return intervals.wilson ? intervals.wilson : intervals.bootstrap;
}

double passOf(const PassMetrics& metrics, PassKind kind)
{
    return kind == PassKind::At1 ? metrics.passAt1 : metrics.passAtK;
}

const Intervals& intervalsOf(const PassMetrics& metrics, PassKind kind)
{
    return kind == PassKind::At1 ? metrics.passAt1Interval : metrics.passAtKInterval;
}

QString passName(const EvalResults& results, PassKind kind)
{
    return kind == PassKind::At1 ? QStringLiteral("pass@1")
                                 : QString::fromStdString(report::passName(results));
}

QString countOf(const PassMetrics& metrics, PassKind kind)
{
    const auto passed = std::llround(passOf(metrics, kind) * static_cast<double>(metrics.count));
    return QCoreApplication::translate("mesewright::ui::Results", "%1 of %2")
        .arg(passed)
        .arg(metrics.count);
}

} // namespace mesewright::ui
