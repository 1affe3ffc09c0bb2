// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings/settingsdialog.h"

#include "ui/shell/manual/manualpages.h"
#include "ui/shell/settings/appearancepage.h"
#include "ui/shell/settings/enginepage.h"
#include "ui/shell/settings/keyspage.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

namespace mesewright::ui {

SettingsDialog::SettingsDialog(WindowSettings& settings, ActionRegistry& actions, QWidget* parent)
    : QDialog(parent), m_find(new QLineEdit), m_names(new QListWidget), m_stack(new QStackedWidget),
      m_count(makeLabel({}, TextStyle::Small, Tone::Secondary))
{
    setWindowTitle(tr("Settings"));
    setManualPage(*this, QStringLiteral("index#settings"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 12, 8);
    head->addWidget(makeLabel(tr("Settings"), TextStyle::Title), 1);
    m_find->setPlaceholderText(tr("Find a setting"));
    m_find->setAccessibleName(tr("Find a setting"));
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(fontMetrics().averageCharWidth() * 34);
    head->addWidget(m_find);
    column->addLayout(head);
    column->addWidget(makeRule());

    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    m_names->setAccessibleName(tr("Pages of the settings"));
    m_names->setFrameShape(QFrame::NoFrame);
    m_names->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    middle->addWidget(m_names);
    middle->addWidget(m_stack, 1);
    column->addLayout(middle, 1);
    column->addWidget(makeRule());

    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(16, 10, 12, 10);
    foot->addWidget(m_count, 1);
    QPushButton* reset = makeButton(tr("Reset page"));
    QPushButton* close = makeButton(tr("Close"), {}, ButtonKind::Primary);
    close->setDefault(true);
    foot->addWidget(reset);
    foot->addWidget(close);
    column->addLayout(foot);

    addPage(new AppearancePage(settings));
    addPage(new KeysPage(settings, actions));
    addPage(new EnginePage(settings));
    connect(m_names, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_find, &QLineEdit::textChanged, this, &SettingsDialog::find);
    connect(reset, &QPushButton::clicked, this,
            [this] { m_pages[m_stack->currentIndex()]->resetAll(); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    m_names->setCurrentRow(0);
    showCount();
    resize(900, 700);
}

void SettingsDialog::addPage(SettingsPage* page)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    auto* line = new QListWidgetItem(page->title(), m_names);
    const auto setIcon = [line, name = page->iconName()] {
        line->setIcon(Theme::instance().icon(name));
    };
    setIcon();
    connect(&Theme::instance(), &Theme::changed, this, setIcon);
    connect(page, &SettingsPage::changed, this, &SettingsDialog::showCount);
}

void SettingsDialog::search(const QString& words)
{
    m_find->setText(words);
}

void SettingsDialog::find(const QString& words)
{
    int first = -1;
    for (int i = 0; i < m_pages.size(); ++i) {
        const bool any = m_pages[i]->narrow(words.trimmed());
        m_names->item(i)->setHidden(!any);
        if (any && first < 0)
            first = i;
    }
    const QListWidgetItem* shown = m_names->currentItem();
    if (first >= 0 && (shown == nullptr || shown->isHidden()))
        m_names->setCurrentRow(first);
}

void SettingsDialog::showCount()
{
    int count = 0;
    for (const SettingsPage* page : m_pages)
        count += page->differing();
    m_count->setText(
        count == 0 ? tr("Everything is as it is by default. Changes apply at once.")
                   : tr("%n setting(s) not as by default. Changes apply at once.", "", count));
}

} // namespace mesewright::ui
