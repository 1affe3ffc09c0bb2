// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/helpcommands.h"

#include "ui/shell/actions.h"
#include "ui/shell/manual/manualpages.h"
#include "ui/shell/manual/manualwindow.h"
#include "ui/widgets/parts.h"

#include <QApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace mesewright::ui {

namespace {

constexpr int aboutLetters = 64;

} // namespace

HelpCommands::HelpCommands(ActionRegistry& actions, QWidget& window, std::function<QString()> page,
                           QObject* parent)
    : QObject(parent), m_actions(actions), m_window(window), m_page(std::move(page))
{
    const QString help = QStringLiteral("help");
    const auto open = [this](const QString& wanted) { ManualWindow::open(m_window, wanted); };
    actions.add(
        {QStringLiteral("help.manual"), tr("Manual page"), help, {QKeySequence(Qt::Key_F1)}, help},
        [this, open] { open(m_page()); });
    actions.add({QStringLiteral("help.contents"), tr("Manual"), QStringLiteral("report"), {}, help},
                [open] { open(firstManualPage()); });
    actions.add({QStringLiteral("help.keys"), tr("Keys"), QStringLiteral("keyboard"), {}, help},
                [open] { open(QStringLiteral("keys")); });
    actions.add(
        {QStringLiteral("help.about"), tr("About Mesewright"), QStringLiteral("info"), {}, help},
        [this] { showAbout(); });
    qApp->installEventFilter(this);
}

// An action's key is silent while a dialog blocks the window, and that is when help is wanted.
bool HelpCommands::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType())
        return false;
    QWidget* dialog = QApplication::activeModalWidget();
    if (dialog == nullptr || !static_cast<QWidget*>(watched)->window()->isModal())
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const QAction* manual = m_actions.find(QStringLiteral("help.manual"));
    if (manual->shortcut() != QKeySequence(key->keyCombination()))
        return false;
    const QString own = manualPageOf(*dialog);
    ManualWindow::open(*dialog, own.isEmpty() ? m_page() : own);
    return true;
}

void HelpCommands::showAbout()
{
    auto* dialog = new QDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("about"));
    dialog->setWindowTitle(tr("About Mesewright"));
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(spacing::xl, spacing::l, spacing::xl, spacing::l);
    column->setSpacing(spacing::m);
    column->addWidget(
        makeLabel(QStringLiteral("Mesewright %1").arg(QApplication::applicationVersion()),
                  TextStyle::Headline));
    const QString paragraphs[] = {
        tr("Measures whether a small adapter makes GPT-OSS-20B better at writing mods for Luanti, "
           "and decides on evidence."),
        tr("The window is free software under the GNU General Public License, version 3 or later; "
           "the engine and the command line are under the Apache License 2.0. There is no "
           "warranty."),
        tr("Built with Qt %1 and its charts, QScintilla, libtorch, yaml-cpp, nlohmann-json, Lua "
           "and LuaJIT. Fonts: Inter and JetBrains Mono.")
            .arg(QLatin1String(qVersion()))};
    for (const QString& paragraph : paragraphs) {
        QLabel* label = makeLabel(paragraph, TextStyle::Body, Tone::Secondary);
        label->setWordWrap(true);
        label->setMinimumWidth(label->fontMetrics().averageCharWidth() * aboutLetters);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    QPushButton* close = makeButton(tr("Close"), {}, ButtonKind::Primary);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    foot->addWidget(close);
    column->addLayout(foot);
    dialog->open();
}

} // namespace mesewright::ui
