// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decision/familygains.h"

#include "ui/models/levelresults.h"
#include "ui/widgets/intervalbar.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/words.h"

#include <QGridLayout>
#include <QLabel>

namespace mesewright::ui {

namespace {

constexpr int rowHeight = 30;
constexpr int barWidth = 110;
enum Column { Family, Base, BaseBar, Adapter, AdapterBar, Difference, Advice };

IntervalBar* makeBar(const PassMetrics& metrics, bool base)
{
    IntervalMark mark;
    mark.value = metrics.passAtK;
    mark.interval = shownInterval(metrics.passAtKInterval);
    mark.base = base;
    auto* bar = new IntervalBar;
    bar->setMark(mark);
    bar->setMinimumWidth(barWidth);
    return bar;
}

} // namespace

FamilyGains::FamilyGains(QWidget* parent) : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(spacing::card, spacing::s, spacing::card, spacing::s);
    m_grid->setHorizontalSpacing(spacing::l);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(BaseBar, 1);
    m_grid->setColumnStretch(AdapterBar, 1);
    m_grid->setColumnStretch(Advice, 1);
    setAccessibleName(tr("Gain by family"));
}

void FamilyGains::setFamilies(const QList<FamilyGain>& families)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const std::pair<Column, QString> headers[] = {{Family, tr("Family")},
                                                  {Base, tr("Base")},
                                                  {Adapter, tr("Adapter")},
                                                  {Difference, tr("Difference")},
                                                  {Advice, tr("Advice")}};
    for (const auto& [column, text] : headers)
        m_grid->addWidget(makeLabel(text, TextStyle::Small, Tone::Secondary), 0, column);
    m_grid->setRowMinimumHeight(0, rowHeight);
    int row = 1;
    for (const FamilyGain& family : families) {
        m_grid->setRowMinimumHeight(row, rowHeight);
        m_grid->addWidget(makeLabel(family.family), row, Family);
        m_grid->addWidget(makeLabel(percentText(family.base.passAtK), TextStyle::Figure), row,
                          Base);
        m_grid->addWidget(makeBar(family.base, true), row, BaseBar);
        m_grid->addWidget(makeLabel(percentText(family.adapter.passAtK), TextStyle::Figure), row,
                          Adapter);
        m_grid->addWidget(makeBar(family.adapter, false), row, AdapterBar);
        m_grid->addWidget(makeLabel(pointsText(family.gain, family.interval), TextStyle::Figure),
                          row, Difference);
        if (family.least) {
            QLabel* advice = makeLabel(tr("Least gain: more %1 items first.").arg(family.family));
            advice->setWordWrap(true);
            m_grid->addWidget(advice, row, Advice);
        }
        ++row;
    }
}

} // namespace mesewright::ui
