// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings/settingrow.h"

#include "ui/widgets/parts.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace mesewright::ui {

SettingRow::SettingRow(const QString& label, QWidget* control, const QString& defaultText,
                       const QString& hint, QWidget* parent)
    : QWidget(parent), m_text(label + QLatin1Char(' ') + hint)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setVerticalSpacing(2);
    QLabel* name = makeLabel(label);
    name->setBuddy(control);
    control->setAccessibleName(label);
    control->setAccessibleDescription(hint);
    m_reset = makeIconButton(QStringLiteral("undo"), tr("Back to the default: %1").arg(label));
    QSizePolicy kept = m_reset->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(kept);
    m_reset->hide();
    connect(m_reset, &QToolButton::clicked, this, &SettingRow::resetRequested);
    grid->addWidget(name, 0, 0);
    grid->addWidget(control, 0, 1, Qt::AlignLeft);
    grid->addWidget(makeLabel(tr("default %1").arg(defaultText), TextStyle::Small, Tone::Tertiary),
                    0, 2, Qt::AlignRight);
    grid->addWidget(m_reset, 0, 3);
    if (!hint.isEmpty()) {
        QLabel* words = makeLabel(hint, TextStyle::Small, Tone::Secondary);
        words->setWordWrap(true);
        grid->addWidget(words, 1, 1, 1, 3);
    }
    grid->setColumnMinimumWidth(0, fontMetrics().averageCharWidth() * 22);
    grid->setColumnStretch(2, 1);
}

void SettingRow::setDiffers(bool differs)
{
    m_differs = differs;
    m_reset->setVisible(differs);
}

bool SettingRow::fits(const QString& words) const
{
    for (const QString& word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (!m_text.contains(word, Qt::CaseInsensitive))
            return false;
    return true;
}

} // namespace mesewright::ui
