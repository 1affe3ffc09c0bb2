// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/training/samplesmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace mesewright::ui {

class Badge;
class Card;
class CodeView;
class DiffView;
class TableView;

/// What the model answers to fixed prompts as it learns: a strip of verdicts over the checkpoints,
/// and the chosen answer with what is new in it since the one before.
class SamplesCard final : public QWidget
{
    Q_OBJECT

public:
    explicit SamplesCard(QWidget* parent = nullptr);

    /// Null: no run. Keeps the chosen cell where it can.
    void setRun(const TrainingRun* run);
    /// What is known of the run besides its events has changed.
    void showFacts(const TrainingRun& run);
    /// A narrow card leaves out what a wide one says in passing.
    void setCompact(bool compact);
    [[nodiscard]] bool empty() const { return m_model.rowCount() == 0; }

Q_SIGNALS:
    /// The person wants answers of the checkpoints, which an evaluation gives.
    void evaluationRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeAnswer();
    void showCurrent();
    void showDiff(bool diff);
    void showTitle();

    SamplesModel m_model;
    Card* m_card = nullptr;
    QStackedLayout* m_pages = nullptr;
    QLabel* m_why = nullptr;
    TableView* m_table = nullptr;
    QLabel* m_answerTitle = nullptr;
    QLabel* m_answerNote = nullptr;
    QPushButton* m_diffButton = nullptr;
    QStackedLayout* m_texts = nullptr;
    CodeView* m_code = nullptr;
    DiffView* m_diff = nullptr;
    Badge* m_verdict = nullptr;
    bool m_compact = false;
    QString m_title; ///< of the answer, before it is made to fit
};

} // namespace mesewright::ui
