// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/verdictlist.h"

#include "ui/widgets/outcomecell.h"
#include "ui/widgets/parts.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace mesewright::ui {

namespace {

constexpr int rowHeight = 26;

/// One outcome as a widget.
class Cell final : public QWidget
{
public:
    explicit Cell(std::optional<Outcome> outcome) : m_outcome(outcome)
    {
        const int size = Theme::instance().sizes().outcomeCell;
        setFixedSize(size, size);
        setAccessibleName(outcome ? outcomeWord(*outcome) : VerdictList::tr("not judged"));
        setToolTip(accessibleName());
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        if (m_outcome) {
            paintOutcome(painter, rect(), *m_outcome);
            return;
        }
        painter.setPen(Theme::instance().colors().text.tertiary);
        painter.drawText(rect(), Qt::AlignCenter, QStringLiteral("–"));
    }

private:
    std::optional<Outcome> m_outcome;
};

} // namespace

VerdictList::VerdictList(QWidget* parent) : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(spacing::card, spacing::xs, spacing::card, spacing::xs);
    m_grid->setHorizontalSpacing(spacing::s);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(2, 1);
    setAccessibleName(tr("Verdicts by level"));
}

void VerdictList::setVerdicts(const QList<Verdict>& verdicts)
{
    m_verdicts = verdicts;
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const Verdict& verdict : verdicts) {
        m_grid->setRowMinimumHeight(row, rowHeight);
        m_grid->addWidget(new Cell(verdict.outcome), row, 0, Qt::AlignVCenter);
        QLabel* level = makeLabel(verdict.level, TextStyle::Body,
                                  verdict.outcome ? Tone::Primary : Tone::Secondary);
        if (verdict.current)
            followFont(level, TextStyle::Body, QFont::DemiBold);
        m_grid->addWidget(level, row, 1, Qt::AlignVCenter);
        QLabel* reason = makeLabel(verdict.reason, TextStyle::Small,
                                   verdict.current ? Tone::Primary : Tone::Secondary);
        reason->setWordWrap(true);
        reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
        reason->setMinimumWidth(80);
        m_grid->addWidget(reason, row, 2, Qt::AlignVCenter);
        if (verdict.line > 0) {
            QPushButton* link = makeButton(tr("line %1").arg(verdict.line), {}, ButtonKind::Link);
            followFont(link, TextStyle::Figure);
            connect(link, &QPushButton::clicked, this,
                    [this, line = verdict.line] { Q_EMIT lineChosen(line); });
            m_grid->addWidget(link, row, 3, Qt::AlignVCenter);
        }
        ++row;
    }
}

} // namespace mesewright::ui
