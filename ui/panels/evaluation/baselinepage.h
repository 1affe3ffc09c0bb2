// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/panels/evaluation/baselinefigures.h"
#include "ui/panels/evaluation/evaluationshown.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QGridLayout;
class QLabel;
class QSplitter;

namespace mesewright::ui {

class Banner;
class Card;
class IntervalChart;
class ItemsAndAnswer;

/// Gate B: the untouched model at every level, in both formats, on which items, what became of its
/// answers, and each of them.
class BaselinePage final : public QWidget
{
    Q_OBJECT

public:
    explicit BaselinePage(QWidget* parent = nullptr);

    void setShown(const EvaluationShown& shown);
    [[nodiscard]] ItemsAndAnswer& items() { return *m_items; }
    [[nodiscard]] IntervalChart& levels() { return *m_levels; }
    [[nodiscard]] IntervalChart& itemSets() { return *m_itemSets; }
    [[nodiscard]] OutcomeBars& outcomes() { return *m_outcomes; }

Q_SIGNALS:
    void reviewRequested(const QString& item);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildCards();
    void buildItems();
    void fillReasons();
    void showGain(const std::optional<FormatGain>& gain);

    EvaluationShown m_shown;
    JobSlot m_job;
    Banner* m_banner = nullptr;
    QBoxLayout* m_cards = nullptr;
    Card* m_levelCard = nullptr;
    IntervalChart* m_levels = nullptr;
    Card* m_setCard = nullptr;
    IntervalChart* m_itemSets = nullptr;
    QLabel* m_setNote = nullptr;
    Card* m_outcomeCard = nullptr;
    OutcomeBars* m_outcomes = nullptr;
    QSplitter* m_lower = nullptr;
    QWidget* m_right = nullptr;
    QWidget* m_reasons = nullptr;
    QGridLayout* m_reasonGrid = nullptr;
    QLabel* m_limitNote = nullptr;
    ItemsAndAnswer* m_items = nullptr;
};

} // namespace mesewright::ui
