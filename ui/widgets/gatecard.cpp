// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/gatecard.h"

#include "ui/shell/theme/icons.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/gatepicture.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace mesewright::ui {

namespace {

constexpr int cardHeight = 284;
constexpr int mostFindings = 3;

} // namespace

GateCard::GateCard(QWidget* parent) : QFrame(parent)
{
    setProperty("card", true);
    setMinimumHeight(cardHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::card, spacing::m, spacing::card, spacing::s);
    column->setSpacing(spacing::xs);

    auto* top = new QHBoxLayout;
    top->setSpacing(spacing::s);
    m_disc = new StateDisc;
    m_code = makeLabel({}, TextStyle::Title, Tone::Tertiary);
    m_name = makeLabel({}, TextStyle::Title);
    m_age = makeLabel({}, TextStyle::Small, Tone::Secondary);
    top->addWidget(m_disc);
    top->addWidget(m_code);
    top->addWidget(m_name);
    top->addStretch(1);
    top->addWidget(m_age);
    column->addLayout(top);

    m_hero = makeLabel({}, TextStyle::Hero);
    column->addWidget(m_hero);
    m_caption = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_caption->setWordWrap(true);
    column->addWidget(m_caption);
    column->addSpacing(spacing::xs);
    m_picture = new GatePicture;
    column->addWidget(m_picture);
    m_findings = new QVBoxLayout;
    m_findings->setSpacing(spacing::xs);
    column->addLayout(m_findings);
    column->addStretch(1);
    column->addWidget(makeRule());

    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(0, spacing::xs, 0, 0);
    m_evidence = makeButton({}, {}, ButtonKind::Link);
    m_evidence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_action = makeButton({});
    bottom->addWidget(m_evidence, 1);
    bottom->addWidget(m_action);
    column->addLayout(bottom);
    connect(m_evidence, &QPushButton::clicked, this, &GateCard::evidenceChosen);
    connect(m_action, &QPushButton::clicked, this, &GateCard::actionChosen);
    connect(&Theme::instance(), &Theme::changed, this, [this] { setFindings(m_text.findings); });
}

void GateCard::setText(const GateCardText& text)
{
    m_text = text;
    setAccessibleName(text.code + QLatin1Char(' ') + text.name);
    setAccessibleDescription(wordOf(text.state) + QStringLiteral(", ") + text.hero +
                             QStringLiteral(", ") + text.caption.join(QStringLiteral(", ")));
    m_disc->setState(text.state);
    m_code->setText(text.code);
    m_name->setText(text.name);
    m_age->setText(text.age);
    m_hero->setText(text.hero);
    m_hero->setProperty("tone", text.heroQuiet ? QStringLiteral("tertiary") : QString());
    m_hero->setStyleSheet({}); // makes the rule for the tone hold
    m_caption->setText(text.caption.join(QLatin1Char('\n')));
    m_picture->setPicture(text.picture);
    setFindings(text.findings);
    m_evidence->setVisible(!text.evidence.isEmpty());
    m_action->setVisible(!text.action.isEmpty());
    m_action->setText(text.action);
    m_action->setEnabled(text.actionEnabled);
    m_action->setToolTip(text.actionEnabled ? QString() : text.whyNot);
    if (!text.actionIcon.isEmpty())
        setThemedIcon(m_action, text.actionIcon);
    setCompact(m_compact);
}

void GateCard::setCompact(bool compact)
{
    m_compact = compact;
    m_age->setVisible(!compact);
    m_hero->setFont(Theme::instance().font(compact ? TextStyle::Headline : TextStyle::Hero));
    elideEvidence();
    m_evidence->setToolTip(m_text.evidence);
    m_evidence->setAccessibleName(tr("Open %1").arg(m_text.evidence));
    if (compact)
        setThemedIcon(m_evidence, QStringLiteral("file"), ButtonKind::Link);
    else
        m_evidence->setIcon({});
}

// A path must not decide how wide a card is.
void GateCard::elideEvidence()
{
    constexpr int air = 8;
    const QString name = m_text.evidence.section(QLatin1Char('/'), -1);
    m_evidence->setText(m_compact ? QString()
                                  : m_evidence->fontMetrics().elidedText(
                                        name, Qt::ElideMiddle, m_evidence->width() - air));
}

void GateCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    elideEvidence();
}

void GateCard::setFindings(const QList<GateCardText::Line>& findings)
{
    while (QLayoutItem* item = m_findings->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const Theme& theme = Theme::instance();
    for (const GateCardText::Line& line :
         findings.first(std::min<qsizetype>(mostFindings, findings.size()))) {
        auto* row = new QWidget;
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(spacing::s);
        auto* icon = new QLabel;
        icon->setPixmap(iconPixmap(line.icon, theme.colors().state(line.state).fg,
                                   theme.sizes().icon, devicePixelRatioF()));
        layout->addWidget(icon, 0, Qt::AlignTop);
        QLabel* text = makeLabel(line.text, TextStyle::Small, Tone::Secondary);
        text->setWordWrap(true);
        layout->addWidget(text, 1);
        m_findings->addWidget(row);
    }
}

} // namespace mesewright::ui
