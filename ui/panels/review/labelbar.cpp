// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/review/labelbar.h"

#include "ui/panels/review/keybutton.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>

namespace mesewright::ui {

LabelBar::LabelBar(QWidget* parent) : QFrame(parent)
{
    setProperty("card", true);
    setAccessibleName(tr("Labels"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::card, spacing::m, spacing::card, spacing::m);
    column->setSpacing(spacing::s);
    auto* judge = new QHBoxLayout;
    judge->setSpacing(spacing::s);
    addLabel(*judge, QStringLiteral("1"), {}, false);
    addLabel(*judge, QStringLiteral("2"), {}, false);
    addLabel(*judge, QStringLiteral("3"), tr("Both good"), false);
    addLabel(*judge, QStringLiteral("4"), tr("Both bad"), false);
    addLabel(*judge, QStringLiteral("0"), tr("Cannot judge"), false);
    judge->addStretch(1);
    m_back = new KeyButton(tr("Backspace"), tr("Back"));
    m_next = new KeyButton(tr("Space"), tr("Next"));
    judge->addWidget(m_back);
    judge->addWidget(m_next);
    column->addLayout(judge);
    auto* why = new QHBoxLayout;
    why->setSpacing(spacing::xs + 2);
    why->addWidget(makeLabel(tr("Why"), TextStyle::Small, Tone::Secondary));
    addLabel(*why, QStringLiteral("Q"), tr("does not do the task"), true);
    addLabel(*why, QStringLiteral("W"), tr("invented API"), true);
    addLabel(*why, QStringLiteral("E"), tr("wrong value"), true);
    addLabel(*why, QStringLiteral("R"), tr("style"), true);
    addLabel(*why, QStringLiteral("T"), tr("cut off"), true);
    addLabel(*why, QStringLiteral("N"), tr("note…"), true);
    why->addStretch(1);
    QLabel* reason =
        makeLabel(tr("Labels come with the review tools."), TextStyle::Small, Tone::Secondary);
    reason->setMinimumWidth(1);
    why->addWidget(reason);
    column->addLayout(why);
    setBlind(false);
}

QAbstractButton* LabelBar::addLabel(QHBoxLayout& row, const QString& key, const QString& text,
                                    bool small)
{
    auto* button = new KeyButton(key, text);
    if (small)
        followFont(button, TextStyle::Small);
    button->setEnabled(false);
    button->setToolTip(tr("Not now: labels come with the review tools"));
    row.addWidget(button);
    m_labels.append(button);
    return button;
}

void LabelBar::setBlind(bool blind)
{
    static_cast<KeyButton*>(m_labels[0])
        ->setLabel(blind ? tr("A is better") : tr("Left is better"));
    static_cast<KeyButton*>(m_labels[1])
        ->setLabel(blind ? tr("B is better") : tr("Right is better"));
}

} // namespace mesewright::ui
