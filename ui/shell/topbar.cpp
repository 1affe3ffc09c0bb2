// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "ui/shell/actions.h"
#include "ui/shell/notices.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace mesewright::ui {

namespace {

constexpr int fieldWidth = 340;

} // namespace

TopBar::TopBar(ActionRegistry& actions, QWidget* parent) : QToolBar(parent)
{
    setObjectName(QStringLiteral("topbar"));
    setWindowTitle(tr("Run"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setFixedHeight(Theme::instance().sizes().toolBar);

    m_workspace = makeButton(tr("No workspace"), QStringLiteral("folder"), ButtonKind::Quiet);
    m_workspace->setAccessibleName(tr("Workspace"));
    auto* menu = new QMenu(m_workspace);
    for (QAction* action : actions.ofMenu(QStringLiteral("file")))
        menu->addAction(action);
    m_workspace->setMenu(menu);
    addWidget(m_workspace);
    addSeparator();
    // One next step: what was begun first, else the next gate.
    QAction* next = addActionButton(actions, QStringLiteral("run.next"), QStringLiteral("play"));
    QAction* resume =
        addActionButton(actions, QStringLiteral("run.resume"), QStringLiteral("play"));
    const QAction* canResume = actions.find(QStringLiteral("run.resume"));
    const auto choose = [next, resume, canResume] {
        next->setVisible(!canResume->isEnabled());
        resume->setVisible(canResume->isEnabled());
    };
    choose();
    connect(canResume, &QAction::changed, this, choose);
    addActionButton(actions, QStringLiteral("run.hold"), QStringLiteral("pause"));
    addActionButton(actions, QStringLiteral("run.release"), QStringLiteral("eject"));
    addActionButton(actions, QStringLiteral("run.stop"), QStringLiteral("stop"));
    auto* stretch = new QWidget;
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(stretch);
    // Looks like a field and opens the palette, where the typing happens.
    QPushButton* search =
        makeButton(tr("Actions, items, runs, settings"), QStringLiteral("search"));
    search->setMinimumWidth(fieldWidth);
    search->setProperty("search", true);
    QLabel* key = makeLabel(
        actions.find(QStringLiteral("view.palette"))->shortcut().toString(QKeySequence::NativeText),
        TextStyle::Figure, Tone::Tertiary);
    key->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* inside = new QHBoxLayout(search);
    inside->setContentsMargins(0, 0, spacing::s, 0);
    inside->addStretch(1);
    inside->addWidget(key);
    connect(search, &QPushButton::clicked, actions.find(QStringLiteral("view.palette")),
            &QAction::trigger);
    addWidget(search);
    const auto addIcon = [&](const QString& id, const QString& icon) {
        QAction* action = actions.find(id);
        QToolButton* button = makeIconButton(icon, action->text());
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        addWidget(button);
        return button;
    };
    m_bell = new NoticeBell;
    addWidget(m_bell);
    QToolButton* theme = addIcon(QStringLiteral("view.theme"), QStringLiteral("moon"));
    const auto sunOrMoon = [theme] {
        setThemedIcon(theme,
                      Theme::instance().dark() ? QStringLiteral("sun") : QStringLiteral("moon"),
                      ButtonKind::Quiet);
    };
    sunOrMoon();
    connect(&Theme::instance(), &Theme::changed, theme, sunOrMoon);
    addIcon(QStringLiteral("help.manual"), QStringLiteral("help"));
}

QAction* TopBar::addActionButton(ActionRegistry& actions, const QString& id, const QString& icon)
{
    QAction* action = actions.find(id);
    QPushButton* button = makeButton(action->text(), icon);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return addWidget(button);
}

void TopBar::setWorkspace(const QString& name)
{
    m_workspace->setText(name.isEmpty() ? tr("No workspace") : name);
}

} // namespace mesewright::ui
