// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/foldingsplitter.h"

#include "ui/shell/theme/tokens.h"

namespace mesewright::ui {

namespace {

constexpr int filtersWidth = 215;
constexpr int listWidth = 685;
constexpr int detailWidth = 560;

void setUp(QSplitter& splitter)
{
    splitter.setHandleWidth(spacing::cardGap);
    splitter.setChildrenCollapsible(false);
}

} // namespace

FoldingSplitter::FoldingSplitter(QWidget* filters, QWidget* list, QWidget* detail, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent), m_filters(filters), m_list(list), m_detail(detail),
      m_upper(new QSplitter(Qt::Horizontal))
{
    setUp(*this);
    setUp(*m_upper);
    m_upper->addWidget(m_filters);
    m_upper->addWidget(m_list);
    m_upper->setStretchFactor(0, 0);
    m_upper->setStretchFactor(1, 1);
    addWidget(m_upper);
    addWidget(m_detail);
    arrange();
}

void FoldingSplitter::setFold(Fold fold)
{
    if (fold == m_fold)
        return;
    m_fold = fold;
    arrange();
}

void FoldingSplitter::showFilters(bool shown)
{
    m_filtersShown = shown;
    m_filters->setVisible(m_fold == Fold::None || shown);
}

void FoldingSplitter::arrange()
{
    const bool stacked = m_fold == Fold::Stacked;
    setOrientation(stacked ? Qt::Vertical : Qt::Horizontal);
    // Upright both halves share what there is; sideways the list takes it.
    setStretchFactor(0, 1);
    setStretchFactor(1, stacked ? 1 : 0);
    showFilters(m_filtersShown);
    m_upper->setSizes({filtersWidth, listWidth});
    if (stacked)
        setSizes({detailWidth, detailWidth});
    else
        setSizes({m_fold == Fold::None ? filtersWidth + listWidth : listWidth, detailWidth});
}

} // namespace mesewright::ui
