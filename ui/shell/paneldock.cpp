// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/paneldock.h"

#include "ui/shell/panel.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace mesewright::ui {

PanelHeader::PanelHeader(Panel& panel, QWidget* parent) : QWidget(parent)
{
    setMinimumHeight(Theme::instance().sizes().panelHeader);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::l, 0, spacing::s, 0);
    row->setSpacing(spacing::s);
    row->addWidget(makeLabel(panel.title(), TextStyle::Title));
    for (QWidget* widget : panel.titleWidgets())
        row->addWidget(widget);
    QLabel* subtitle = makeLabel({}, TextStyle::Body, Tone::Secondary);
    subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(subtitle, 1);
    for (QWidget* widget : panel.headerWidgets())
        row->addWidget(widget);
    QToolButton* beside = makeIconButton(QStringLiteral("split"), tr("Show beside"));
    QToolButton* more = makeIconButton(QStringLiteral("more"), tr("More"));
    row->addWidget(beside);
    row->addWidget(more);
    auto* menu = new QMenu(more);
    connect(menu->addAction(tr("Show beside")), &QAction::triggered, this,
            &PanelHeader::besideRequested);
    connect(menu->addAction(tr("Float")), &QAction::triggered, this, &PanelHeader::floatRequested);
    connect(menu->addAction(tr("Close")), &QAction::triggered, this, &PanelHeader::closeRequested);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    connect(beside, &QToolButton::clicked, this, &PanelHeader::besideRequested);
    connect(&panel, &Panel::subtitleChanged, subtitle, &QLabel::setText);
}

PanelDock::PanelDock(Panel* panel, QWidget* parent)
    : QDockWidget(panel->title(), parent), m_panel(panel)
{
    setObjectName(QStringLiteral("panel.") + panel->id());
    setAllowedAreas(Qt::AllDockWidgetAreas);
    setMinimumWidth(Theme::instance().sizes().dockMinWidth);
    auto* frame = new QFrame(this);
    frame->setProperty("panelFrame", true);
    frame->setAccessibleName(panel->title());
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(1, 0, 1, 1);
    column->setSpacing(0);
    auto* header = new PanelHeader(*panel, frame);
    column->addWidget(header);
    column->addWidget(makeRule(frame));
    column->addWidget(panel, 1);
    setWidget(frame);
    // The header inside the frame is the title; the dock's own bar stays empty.
    setTitleBarWidget(new QWidget(this));
    connect(header, &PanelHeader::besideRequested, this,
            [this] { Q_EMIT besideRequested(m_panel->id()); });
    connect(header, &PanelHeader::floatRequested, this, [this] { setFloating(!isFloating()); });
    connect(header, &PanelHeader::closeRequested, this, &QDockWidget::close);
    connect(this, &QDockWidget::visibilityChanged, m_panel, &Panel::setActive);
}

} // namespace mesewright::ui
