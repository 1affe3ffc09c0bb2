// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scoring/verdict.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>

#include <cstdint>
#include <optional>

namespace mesewright::ui {

class TrainingRun;

/// The answer to one fixed prompt after one step.
struct SampleCell
{
    QString text;
    std::optional<Outcome> outcome; ///< empty: not judged
};

/// Fixed prompts (rows) over the steps at which they were answered (columns after the first).
/// Step 0 is the untouched model.
class SamplesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { OutcomeRole = Qt::UserRole, HasCellRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRun(const TrainingRun* run);
    /// What the prompts ask, by the name that the run gives them; without one the name is shown.
    void setQuestions(const QHash<QString, QString>& questions);
    /// Null where the prompt was not answered, and in the first column.
    [[nodiscard]] const SampleCell* cell(const QModelIndex& index) const;
    /// The answer to the same prompt at the step before; null if there is none.
    [[nodiscard]] const SampleCell* cellBefore(const QModelIndex& index) const;
    [[nodiscard]] QString promptName(int row) const
    {
        return m_questions.value(m_prompts[row], m_prompts[row]);
    }
    /// The column of `cellBefore`; -1 if there is none.
    [[nodiscard]] int columnBefore(const QModelIndex& index) const;
    /// "base" or "ckpt-200".
    [[nodiscard]] QString stepName(int column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<QString> m_prompts;
    QHash<QString, QString> m_questions;
    QList<std::int64_t> m_steps;
    QMap<std::pair<int, int>, SampleCell> m_cells; ///< by prompt and step's place
};

} // namespace mesewright::ui
