// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>

namespace mesewright::ui {

namespace {

constexpr int headerHeight = 40;

} // namespace

Card::Card(QWidget* parent) : QFrame(parent)
{
    setProperty("card", true);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_body = new QVBoxLayout;
    m_body->setSpacing(spacing::s);
    outer->addLayout(m_body, 1);
    setBodyMargins(true);
}

Card::Card(const QString& title, QWidget* parent) : Card(parent)
{
    setAccessibleName(title);
    auto* row = new QWidget(this);
    row->setMinimumHeight(headerHeight);
    m_header = new QHBoxLayout(row);
    m_header->setContentsMargins(spacing::card, 0, spacing::s, 0);
    m_header->setSpacing(spacing::s);
    m_header->addWidget(makeLabel(title, TextStyle::Title));
    m_subtitle = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_header->addWidget(m_subtitle);
    m_header->addStretch(1);
    auto* outer = static_cast<QVBoxLayout*>(layout());
    outer->insertWidget(0, row);
    outer->insertWidget(1, makeRule(this));
}

void Card::setSubtitle(const QString& text)
{
    Q_ASSERT(m_subtitle);
    m_subtitle->setText(text);
}

void Card::addAction(QWidget* widget)
{
    Q_ASSERT(m_header);
    m_header->addWidget(widget);
}

void Card::setBodyMargins(bool margins)
{
    const int margin = margins ? spacing::card : 0;
    // A table at the edge must not paint over the card's border.
    m_body->setContentsMargins(margins ? margin : 1, margin, margins ? margin : 1,
                               margins ? margin : 1);
}

} // namespace mesewright::ui
