// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/factgrid.h"

#include "ui/widgets/parts.h"

#include <QGridLayout>
#include <QLabel>

namespace mesewright::ui {

FactGrid::FactGrid(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing::m);
    m_grid->setVerticalSpacing(spacing::s);
    m_grid->setColumnStretch(1, 1);
}

void FactGrid::setFacts(const QList<Fact>& facts)
{
    while (m_lines.size() < facts.size()) {
        Line line;
        line.name = makeLabel({}, TextStyle::Small, Tone::Secondary);
        line.value = makeLabel({}, TextStyle::Body);
        line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line.value->setWordWrap(true);
        line.note = makeLabel({}, TextStyle::Small, Tone::Secondary);
        line.note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const int row = static_cast<int>(m_lines.size());
        m_grid->addWidget(line.name, row, 0, Qt::AlignTop);
        m_grid->addWidget(line.value, row, 1);
        m_grid->addWidget(line.note, row, 2, Qt::AlignTop | Qt::AlignRight);
        m_lines.append(line);
    }
    QStringList spoken;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const bool shown = i < facts.size();
        const Fact fact = shown ? facts[i] : Fact();
        const Line& line = m_lines[i];
        line.name->setText(fact.name);
        line.value->setText(fact.value);
        line.note->setText(fact.note);
        for (QLabel* label : {line.name, line.value, line.note})
            label->setVisible(shown);
        if (shown)
            spoken.append(fact.name + QStringLiteral(": ") + fact.value);
    }
    setAccessibleName(spoken.join(QStringLiteral("; ")));
}

} // namespace mesewright::ui
