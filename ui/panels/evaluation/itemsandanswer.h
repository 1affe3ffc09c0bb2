// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/evaluation/answerview.h"
#include "ui/panels/evaluation/evaluationshown.h"

#include <QWidget>

class QStackedWidget;

namespace mesewright::ui {

class SegmentedControl;

/// The items of two results files and the chosen one's answer, kept together: what is chosen in the
/// table is shown in the card, and the other way round. `narrow` makes the answer a tab.
class ItemsAndAnswer final : public QObject
{
    Q_OBJECT

public:
    explicit ItemsAndAnswer(const QList<ItemFilter>& filters, QObject* parent = nullptr);

    [[nodiscard]] ItemsTable& items() { return *m_items; }
    [[nodiscard]] AnswerView& answer() { return *m_answer; }
    /// What goes into the page's middle: the table, with tabs above it while narrow.
    [[nodiscard]] QWidget* middle() { return m_middle; }
    void setNarrow(bool narrow);
    [[nodiscard]] bool narrow() const { return m_narrow; }

    /// Shows the items of two of the files at the level shown.
    void show(const EvaluationShown& shown, const ResultsOf& left, const QString& leftName,
              const ResultsOf& right, const QString& rightName);
    /// "item/NAME" or "item/NAME/ANSWER" with the answer from 1.
    void jumpTo(const QString& place);
    /// Digits choose the answer; C, R, P, D the page; false: another key.
    bool handleKey(int key);

Q_SIGNALS:
    void reviewRequested(const QString& item);
    /// The owner puts the answer's card into its place again (wide) or leaves it here (narrow).
    void answerFreed(QWidget* answer);

private:
    void showCurrent();

    ItemsTable* m_items = nullptr;
    AnswerView* m_answer = nullptr;
    QWidget* m_middle = nullptr;
    SegmentedControl* m_tabs = nullptr;
    QStackedWidget* m_stack = nullptr;
    EvaluationShown m_shown;
    ResultsOf m_left;
    ResultsOf m_right;
    QString m_leftName;
    QString m_rightName;
    bool m_narrow = false;
};

} // namespace mesewright::ui
