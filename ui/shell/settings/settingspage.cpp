// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings/settingspage.h"

#include "ui/widgets/parts.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace mesewright::ui {

SettingsPage::SettingsPage(const QString& title, const QString& iconName, QWidget* parent)
    : QWidget(parent), m_title(title), m_icon(iconName), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(16, 14, 16, 14);
    m_layout->setSpacing(10);
}

int SettingsPage::differing() const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.differs(); }));
}

void SettingsPage::resetAll()
{
    for (const Row& row : m_rows)
        if (row.differs())
            row.reset();
    noteChange();
}

bool SettingsPage::narrow(const QString& words)
{
    const bool whole = words.isEmpty() || m_title.contains(words, Qt::CaseInsensitive);
    bool any = false;
    for (const Row& row : m_rows) {
        const bool fits = whole || row.widget->fits(words);
        row.widget->setVisible(fits);
        any = any || fits;
    }
    return any;
}

void SettingsPage::addGroup(const QString& title)
{
    if (!m_rows.isEmpty())
        m_layout->addWidget(makeRule());
    m_layout->addWidget(makeGroupTitle(title));
}

SettingRow* SettingsPage::addRow(const QString& label, QWidget* control, const QString& defaultText,
                                 const QString& hint, std::function<bool()> differs,
                                 std::function<void()> reset)
{
    auto* row = new SettingRow(label, control, defaultText, hint);
    m_layout->addWidget(row);
    m_rows.append({row, std::move(differs), std::move(reset)});
    connect(row, &SettingRow::resetRequested, this, [this, at = m_rows.size() - 1] {
        m_rows[at].reset();
        noteChange();
    });
    return row;
}

void SettingsPage::addWidget(QWidget* widget, int stretch)
{
    m_layout->addWidget(widget, stretch);
}

void SettingsPage::finish()
{
    m_layout->addStretch();
    noteChange();
}

void SettingsPage::noteChange()
{
    for (const Row& row : m_rows)
        row.widget->setDiffers(row.differs());
    Q_EMIT changed();
}

} // namespace mesewright::ui
