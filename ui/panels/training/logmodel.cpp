// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/logmodel.h"

#include "ui/charts/charttexts.h"
#include "ui/panels/training/trainingrun.h"
#include "ui/shell/theme/theme.h"

#include <QBrush>
#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr std::int64_t everyStepUntil = 200; // without settings: all steps of a short run
constexpr int numberWidth = 5;

QDateTime momentOf(double time)
{
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time * 1000));
}

Severity severityOf(const std::string& level)
{
    if (level == "error")
        return Severity::Error;
    return level == "warning" ? Severity::Warning : Severity::Note;
}

LogLine stepLine(const StepEvent& step, double time)
{
    const QString number = QString::number(step.step).rightJustified(numberWidth);
    if (std::isfinite(step.loss) && std::isfinite(step.gradNorm)) {
        return {time, Severity::Note,
                LogModel::tr("step %1  loss %2").arg(number, significantText(step.loss))};
    }
    return {time, Severity::Error,
            LogModel::tr("step %1  loss %2  gradient norm %3")
                .arg(number, significantText(step.loss), significantText(step.gradNorm))};
}

} // namespace

QList<LogLine> logLinesOf(const TrainingRun& run)
{
    QList<LogLine> lines;
    const auto& settings = run.facts().settings;
    const std::vector<StepEvent>& steps = run.steps();
    std::int64_t every = settings ? settings->trainer.loggingSteps : 1;
    if (!settings && static_cast<std::int64_t>(steps.size()) > everyStepUntil)
        every = 25; // the default of logging_steps
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool broken = !std::isfinite(steps[i].loss) || !std::isfinite(steps[i].gradNorm);
        if (steps[i].step % every == 0 || i + 1 == steps.size() || broken)
            lines.append(stepLine(steps[i], run.timeOf(i)));
    }
    for (const CheckpointFact& checkpoint : run.facts().checkpoints) {
        lines.append({static_cast<double>(checkpoint.saved.toMSecsSinceEpoch()) / 1000,
                      Severity::Note, LogModel::tr("ckpt-%1 saved").arg(checkpoint.step)});
    }
    for (const MessageAt& message : run.messages()) {
        lines.append({message.time, severityOf(message.message.level),
                      QString::fromStdString(message.message.text)});
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const LogLine& a, const LogLine& b) { return a.time < b.time; });
    return lines;
}

void LogModel::setLines(const QList<LogLine>& lines)
{
    const auto differ = std::mismatch(m_lines.begin(), m_lines.end(), lines.begin(), lines.end());
    const auto same = static_cast<int>(differ.first - m_lines.begin());
    if (same < m_lines.size()) {
        beginRemoveRows({}, same, static_cast<int>(m_lines.size()) - 1);
        m_lines.resize(same);
        endRemoveRows();
    }
    if (same < lines.size()) {
        beginInsertRows({}, same, static_cast<int>(lines.size()) - 1);
        m_lines.append(lines.mid(same));
        endInsertRows();
    }
}

QString LogModel::fullText(const LogLine& line)
{
    return momentOf(line.time).toString(QStringLiteral("HH:mm:ss")) + QStringLiteral("  ") +
           line.text;
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogLine& line = m_lines[index.row()];
    const Colors& colors = Theme::instance().colors();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return fullText(line);
    case Qt::ToolTipRole:
        return momentOf(line.time).toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
    case Qt::BackgroundRole:
        if (line.severity == Severity::Error)
            return QBrush(colors.state(State::Failed).tint);
        return line.severity == Severity::Warning
                   ? QVariant(QBrush(colors.state(State::NotExtracted).tint))
                   : QVariant();
    case Qt::ForegroundRole:
        return QBrush(line.severity == Severity::Error ? colors.state(State::Failed).fg
                                                       : colors.text.primary);
    default:
        return {};
    }
}

} // namespace mesewright::ui
