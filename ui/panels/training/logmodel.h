// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>

namespace mesewright::ui {

class TrainingRun;

/// One line of a run's log as a person reads it.
struct LogLine
{
    double time = 0; ///< seconds since 1970
    Severity severity = Severity::Note;
    QString text; ///< without the time

    friend bool operator==(const LogLine&, const LogLine&) = default;
};

/// What a run said and did, by time: its messages, every `logging_steps`-th step, checkpoints, and
/// steps that are no numbers.
[[nodiscard]] QList<LogLine> logLinesOf(const TrainingRun& run);

class LogModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Lines that stand already stay as they are, so that views keep their place.
    void setLines(const QList<LogLine>& lines);
    [[nodiscard]] const QList<LogLine>& lines() const { return m_lines; }
    /// "14:02:12  step  940  loss 0.1520"
    [[nodiscard]] static QString fullText(const LogLine& line);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<LogLine> m_lines;
};

} // namespace mesewright::ui
