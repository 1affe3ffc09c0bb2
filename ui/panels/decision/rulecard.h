// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/decision/decisionview.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace mesewright::ui {

class Card;
class SegmentedControl;
class ThresholdSlider;

/// The rule with its conditions, each met or not, and a slider that asks "what if" and changes
/// nothing.
class RuleCard final : public QWidget
{
    Q_OBJECT

public:
    explicit RuleCard(QWidget* parent = nullptr);

    void setShown(const DecisionShown& shown, const QList<RuleCheck>& checks);
    /// What the rule would say; empty while the recorded rule and threshold hold.
    void setWhatIf(const std::optional<WhatIf>& result);
    [[nodiscard]] ThresholdSlider& slider() { return *m_slider; }
    [[nodiscard]] QString rule() const;
    void setRule(const QString& rule);
    [[nodiscard]] QString whatIfText() const;

Q_SIGNALS:
    void ruleChanged(const QString& rule);

private:
    void setChecks(const QList<RuleCheck>& checks);

    Card* m_card = nullptr;
    SegmentedControl* m_rules = nullptr;
    QLabel* m_value = nullptr;
    ThresholdSlider* m_slider = nullptr;
    QLabel* m_whatIf = nullptr;
    QVBoxLayout* m_checks = nullptr;
    bool m_filling = false;
};

} // namespace mesewright::ui
