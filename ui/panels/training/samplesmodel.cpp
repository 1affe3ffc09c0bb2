// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/samplesmodel.h"

#include "ui/panels/training/trainingrun.h"
#include "ui/widgets/outcomecell.h"

#include <algorithm>

namespace mesewright::ui {

namespace {

std::optional<Outcome> outcomeOf(const std::string& name)
{
    for (const Outcome outcome :
         {Outcome::Passed, Outcome::Failed, Outcome::NotExtracted, Outcome::NotRun})
        if (outcomeName(outcome) == name)
            return outcome;
    return {};
}

} // namespace

void SamplesModel::setRun(const TrainingRun* run)
{
    beginResetModel();
    m_prompts.clear();
    m_steps.clear();
    m_cells.clear();
    if (run) {
        for (const SampleAt& sample : run->samples()) {
            // One column a step: the first of several answers stands for the prompt.
            if (sample.sample.sample != 0)
                continue;
            const QString prompt = QString::fromStdString(sample.sample.item);
            if (!m_prompts.contains(prompt))
                m_prompts.append(prompt);
            if (!m_steps.contains(sample.step))
                m_steps.append(sample.step);
        }
        std::sort(m_steps.begin(), m_steps.end());
        for (const SampleAt& sample : run->samples()) {
            if (sample.sample.sample != 0)
                continue;
            const auto prompt = m_prompts.indexOf(QString::fromStdString(sample.sample.item));
            const auto step = m_steps.indexOf(sample.step);
            m_cells[{static_cast<int>(prompt), static_cast<int>(step)}] = {
                QString::fromStdString(sample.sample.text), outcomeOf(sample.sample.outcome)};
        }
    }
    endResetModel();
}

void SamplesModel::setQuestions(const QHash<QString, QString>& questions)
{
    if (questions == m_questions)
        return;
    m_questions = questions;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const SampleCell* SamplesModel::cell(const QModelIndex& index) const
{
    const auto found = m_cells.find({index.row(), index.column() - 1});
    return found == m_cells.end() ? nullptr : &*found;
}

const SampleCell* SamplesModel::cellBefore(const QModelIndex& index) const
{
    const int column = columnBefore(index);
    return column < 0 ? nullptr : cell(this->index(index.row(), column));
}

int SamplesModel::columnBefore(const QModelIndex& index) const
{
    for (int column = index.column() - 1; column >= 1; --column)
        if (m_cells.contains({index.row(), column - 1}))
            return column;
    return -1;
}

QString SamplesModel::stepName(int column) const
{
    const std::int64_t step = m_steps[column - 1];
    return step == 0 ? tr("base") : QStringLiteral("ckpt-%1").arg(step);
}

int SamplesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_prompts.size());
}

int SamplesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_prompts.isEmpty() ? 0 : static_cast<int>(m_steps.size()) + 1;
}

QVariant SamplesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString prompt = promptName(index.row());
    if (index.column() == 0)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? prompt : QVariant();
    const SampleCell* shown = cell(index);
    switch (role) {
    case HasCellRole:
        return shown != nullptr;
    case OutcomeRole:
        return shown && shown->outcome ? static_cast<int>(*shown->outcome) : -1;
    case Qt::DisplayRole:
        if (!shown)
            return QString();
        return shown->outcome ? outcomeLetter(*shown->outcome) : QStringLiteral("•");
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        const QString verdict = !shown            ? tr("no answer")
                                : !shown->outcome ? tr("not judged")
                                                  : outcomeWord(*shown->outcome);
        return QStringLiteral("%1, %2, %3").arg(prompt, stepName(index.column()), verdict);
    }
    default:
        return {};
    }
}

QVariant SamplesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(section == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                                : Qt::Alignment(Qt::AlignCenter));
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return tr("Prompt");
    const std::int64_t step = m_steps[section - 1];
    return step == 0 ? tr("base") : QString::number(step);
}

} // namespace mesewright::ui
