// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/shell/theme/icons.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int iconSize = 56;
constexpr int textWidth = 560;

QLabel* iconLabel(const QString& name, const QColor& color, int size, double ratio)
{
    auto* label = new QLabel;
    label->setPixmap(iconPixmap(name, color, size, ratio));
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget* parent) : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, &EmptyState::rebuild);
}

void EmptyState::setText(const EmptyText& text)
{
    m_text = text;
    setAccessibleName(text.headline);
    rebuild();
}

void EmptyState::rebuild()
{
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    delete layout();
    const Colors& colors = Theme::instance().colors();
    auto* outer = new QVBoxLayout(this);
    outer->setSpacing(spacing::m);
    outer->addStretch(2);
    const auto add = [&](QWidget* widget) { outer->addWidget(widget, 0, Qt::AlignHCenter); };
    add(iconLabel(m_text.icon, colors.text.tertiary, iconSize, devicePixelRatioF()));
    add(makeLabel(m_text.headline, TextStyle::Headline));
    QLabel* sentence = makeLabel(m_text.sentence, TextStyle::Body, Tone::Secondary);
    sentence->setWordWrap(true);
    sentence->setAlignment(Qt::AlignHCenter);
    sentence->setFixedWidth(textWidth);
    // Aligned in a layout a label is given the height of one line.
    sentence->setMinimumHeight(std::max(0, sentence->heightForWidth(textWidth)));
    add(sentence);
    auto* needs = new QWidget;
    auto* list = new QVBoxLayout(needs);
    list->setSpacing(spacing::xs);
    for (const EmptyText::Need& need : m_text.needs) {
        auto* row = new QHBoxLayout;
        row->setSpacing(spacing::s);
        const State state = need.met ? State::Passed : State::NotExtracted;
        row->addWidget(iconLabel(need.met ? QStringLiteral("check") : QStringLiteral("warning"),
                                 colors.state(state).fg, Theme::instance().sizes().icon,
                                 devicePixelRatioF()));
        row->addWidget(makeLabel(need.text), 1);
        list->addLayout(row);
    }
    add(needs);
    if (!m_text.action.isEmpty()) {
        QPushButton* button =
            makeButton(m_text.action, QStringLiteral("play"), ButtonKind::Primary);
        connect(button, &QPushButton::clicked, this, &EmptyState::actionChosen);
        add(button);
    }
    add(makeLabel(m_text.command, TextStyle::Figure, Tone::Tertiary));
    outer->addStretch(3);
}

} // namespace mesewright::ui
