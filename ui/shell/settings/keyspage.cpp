// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings/keyspage.h"

#include "ui/shell/actions.h"
#include "ui/shell/windowsettings.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

namespace mesewright::ui {

namespace {

constexpr int idRole = Qt::UserRole;

QString plain(const QAction* action)
{
    QString text = action->text();
    return text.remove(QLatin1Char('&'));
}

} // namespace

KeysPage::KeysPage(WindowSettings& settings, ActionRegistry& actions, QWidget* parent)
    : SettingsPage(tr("Keys"), QStringLiteral("keyboard"), parent), m_settings(settings),
      m_actions(actions), m_list(new QTreeWidget), m_edit(new QKeySequenceEdit),
      m_note(makeLabel({}, TextStyle::Small, Tone::Secondary))
{
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Action"), tr("Key")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (const QAction* action : actions.all()) {
        auto* line = new QTreeWidgetItem(m_list, {plain(action)});
        line->setData(0, idRole, ActionRegistry::idOf(action));
        fill(line);
    }
    m_edit->setAccessibleName(tr("Key of the chosen action"));
    QPushButton* back = makeButton(tr("Back to the default"), QStringLiteral("undo"));
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeysPage::showChosen);
    connect(m_edit, &QKeySequenceEdit::editingFinished, this,
            [this] { setKey(m_edit->keySequence()); });
    connect(back, &QPushButton::clicked, this, [this] {
        if (QTreeWidgetItem* line = m_list->currentItem()) {
            const QAction* action = m_actions.find(line->data(0, idRole).toString());
            setKey(ActionRegistry::defaultKeys(action).value(0));
        }
    });
    addWidget(m_list, 1);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_edit);
    layout->addWidget(back);
    layout->addStretch();
    addWidget(row, 0);
    m_note->setWordWrap(true);
    addWidget(m_note, 0);
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void KeysPage::fill(QTreeWidgetItem* line)
{
    const QAction* action = m_actions.find(line->data(0, idRole).toString());
    QStringList keys;
    for (const QKeySequence& key : action->shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    line->setText(1, keys.join(QStringLiteral(", ")));
}

void KeysPage::showChosen()
{
    const QTreeWidgetItem* line = m_list->currentItem();
    m_edit->setEnabled(line != nullptr);
    if (line != nullptr)
        m_edit->setKeySequence(
            m_actions.find(line->data(0, idRole).toString())->shortcuts().value(0));
    m_note->clear();
}

void KeysPage::setKey(const QKeySequence& key)
{
    const QTreeWidgetItem* line = m_list->currentItem();
    if (line == nullptr)
        return;
    const QString id = line->data(0, idRole).toString();
    const QStringList losers = m_actions.setKey(id, key);
    m_settings.keys.set(m_actions.changedKeys());
    QStringList names;
    for (const QString& loser : losers)
        names << plain(m_actions.find(loser));
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        fill(m_list->topLevelItem(i));
    showChosen();
    if (!names.isEmpty())
        m_note->setText(tr("Taken from: %1").arg(names.join(QStringLiteral(", "))));
    noteChange();
}

int KeysPage::differing() const
{
    return static_cast<int>(m_actions.changedKeys().size());
}

void KeysPage::resetAll()
{
    m_actions.resetKeys();
    m_settings.keys.set({});
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        fill(m_list->topLevelItem(i));
    showChosen();
    noteChange();
}

bool KeysPage::narrow(const QString& words)
{
    bool any = false;
    const bool whole = words.isEmpty() || title().contains(words, Qt::CaseInsensitive);
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* line = m_list->topLevelItem(i);
        const bool fits = whole || line->text(0).contains(words, Qt::CaseInsensitive) ||
                          line->text(1).contains(words, Qt::CaseInsensitive);
        line->setHidden(!fits);
        any = any || fits;
    }
    return any;
}

} // namespace mesewright::ui
