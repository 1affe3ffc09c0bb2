// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decision/rulecard.h"

#include "ui/panels/decision/thresholdslider.h"
#include "ui/shell/theme/icons.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

namespace mesewright::ui {

namespace {

/// The icon of a check; follows the theme.
class CheckIcon final : public QWidget
{
public:
    explicit CheckIcon(State state) : m_state(state)
    {
        const int size = Theme::instance().sizes().icon;
        setFixedSize(size, size);
        setAccessibleName(state == State::Passed   ? RuleCard::tr("met")
                          : state == State::Failed ? RuleCard::tr("not met")
                                                   : RuleCard::tr("doubtful"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        QPainter painter(this);
        const QString icon = m_state == State::Passed   ? QStringLiteral("check")
                             : m_state == State::Failed ? QStringLiteral("cross")
                                                        : QStringLiteral("warning");
        painter.drawPixmap(
            0, 0, iconPixmap(icon, theme.colors().state(m_state).fg, width(), devicePixelRatioF()));
    }

private:
    State m_state;
};

} // namespace

RuleCard::RuleCard(QWidget* parent) : QWidget(parent)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_card = new Card(tr("The rule"));
    outer->addWidget(m_card);
    m_rules = new SegmentedControl(tr("Which rule"));
    m_rules->addChoice(QStringLiteral("paired"), tr("paired"));
    m_rules->addChoice(QStringLiteral("seed"), tr("seed rule"));
    m_card->addAction(m_rules);
    auto* line = new QHBoxLayout;
    line->addWidget(makeLabel(tr("Threshold")));
    line->addStretch(1);
    m_value = makeLabel({}, TextStyle::Body);
    followFont(m_value, TextStyle::Body, QFont::DemiBold);
    line->addWidget(m_value);
    m_card->body()->addLayout(line);
    m_slider = new ThresholdSlider(recordedThreshold);
    m_card->body()->addWidget(m_slider);
    auto* whatIf = new QHBoxLayout;
    whatIf->setSpacing(spacing::s);
    whatIf->addWidget(new Badge({State::Stale, QStringLiteral("help"), tr("what-if")}), 0,
                      Qt::AlignTop);
    m_whatIf = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_whatIf->setWordWrap(true);
    whatIf->addWidget(m_whatIf, 1);
    m_card->body()->addLayout(whatIf);
    m_card->body()->addWidget(makeRule());
    m_checks = new QVBoxLayout;
    m_checks->setSpacing(spacing::s);
    m_card->body()->addLayout(m_checks);
    connect(m_rules, &SegmentedControl::currentChanged, this, [this](const QString& rule) {
        if (!m_filling)
            Q_EMIT ruleChanged(rule);
    });
    const auto showValue = [this] {
        m_value->setText(tr("%1 points").arg(pointsText(m_slider->threshold(), {})));
    };
    connect(m_slider, &ThresholdSlider::thresholdChanged, this, showValue);
    showValue();
    setWhatIf(std::nullopt);
}

void RuleCard::setShown(const DecisionShown& shown, const QList<RuleCheck>& checks)
{
    m_slider->setGain(shown.selection.isEmpty() ? std::nullopt
                                                : std::optional(shown.selection.front().gain));
    setChecks(checks);
}

QString RuleCard::rule() const
{
    return m_rules->current();
}

void RuleCard::setRule(const QString& rule)
{
    m_filling = true;
    m_rules->setCurrent(rule);
    m_filling = false;
}

void RuleCard::setWhatIf(const std::optional<WhatIf>& result)
{
    if (!result) {
        m_whatIf->setText(tr("Moving it changes no result. The recorded rule stays %1.")
                              .arg(pointsText(recordedThreshold, {})));
        return;
    }
    // What the comparison could have seen at all stands among the conditions below.
    m_whatIf->setText(tr("%1: %2. Nothing is written; the recorded rule stays %3.")
                          .arg(result->decision.isEmpty() ? tr("No decision") : result->decision,
                               result->reason.section(QStringLiteral("; with "), 0, 0),
                               pointsText(recordedThreshold, {})));
}

QString RuleCard::whatIfText() const
{
    return m_whatIf->text();
}

void RuleCard::setChecks(const QList<RuleCheck>& checks)
{
    while (QLayoutItem* item = m_checks->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const RuleCheck& check : checks) {
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(spacing::s);
        line->addWidget(new CheckIcon(check.state), 0, Qt::AlignTop);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(0);
        QLabel* title = makeLabel(check.title);
        followFont(title, TextStyle::Body, QFont::Medium);
        QLabel* detail = makeLabel(check.detail, TextStyle::Small, Tone::Secondary);
        for (QLabel* label : {title, detail}) {
            label->setWordWrap(true);
            texts->addWidget(label);
        }
        line->addLayout(texts, 1);
        m_checks->addWidget(row);
    }
}

} // namespace mesewright::ui
