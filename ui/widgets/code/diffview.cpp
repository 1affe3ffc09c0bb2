// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code/diffview.h"

#include "ui/shell/theme/tokens.h"

#include <QBoxLayout>
#include <QShortcut>
#include <QStackedLayout>

namespace mesewright::ui {

DiffView::DiffView(CodeLanguage language, QWidget* parent) : QWidget(parent), m_editors(language)
{
    m_pages = new QStackedLayout(this);
    auto* beside = new QWidget;
    auto* row = new QHBoxLayout(beside);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::xs);
    row->addWidget(&m_editors.left(), 1);
    row->addWidget(&m_editors.right(), 1);
    m_pages->addWidget(beside);
    m_pages->addWidget(&m_editors.merged());
    const auto onKey = [this](const QKeySequence& key, void (DiffEditors::*step)()) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, &m_editors, step);
    };
    onKey(Qt::Key_F7, &DiffEditors::nextDifference);
    onKey(Qt::SHIFT | Qt::Key_F7, &DiffEditors::previousDifference);
}

DiffLayout DiffView::diffLayout() const
{
    return static_cast<DiffLayout>(m_pages->currentIndex());
}

void DiffView::setDiffLayout(DiffLayout layout)
{
    m_pages->setCurrentIndex(static_cast<int>(layout));
}

} // namespace mesewright::ui
