// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/traininghead.h"

#include "ui/panels/training/trainingfigures.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>

namespace mesewright::ui {

TrainingHead::TrainingHead(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::xs, 0, 0, 0);
    row->setSpacing(spacing::s);
    m_choice = new QComboBox;
    m_choice->setAccessibleName(tr("Run"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_settings = makeLabel({}, TextStyle::Body, Tone::Secondary);
    m_status = new Badge;
    m_attached = new Badge({State::Running, QStringLiteral("link"), tr("attached")});
    m_attached->setToolTip(
        tr("Another process works on this run; it is watched and steered from here."));
    m_attached->hide();
    row->addWidget(m_choice);
    row->addWidget(m_settings);
    row->addWidget(m_status);
    row->addWidget(m_attached);
    connect(m_choice, &QComboBox::activated, this, [this](int place) {
        Q_EMIT runChosen(m_choice->itemData(place).toString().toStdString(), place == 0);
    });
}

void TrainingHead::setRuns(const std::vector<const RunSummary*>& runs, const std::string& current)
{
    QStringList ids;
    for (const RunSummary* run : runs)
        ids.append(QString::fromStdString(run->id));
    QStringList shown;
    for (int i = 0; i < m_choice->count(); ++i)
        shown.append(m_choice->itemData(i).toString());
    // An open list must not jump under the mouse.
    if (ids != shown) {
        m_choice->clear();
        for (const RunSummary* run : runs) {
            m_choice->addItem(shortRunName(run->id), QString::fromStdString(run->id));
            m_choice->setItemData(m_choice->count() - 1, QString::fromStdString(run->created),
                                  Qt::ToolTipRole);
        }
    }
    m_choice->setCurrentIndex(static_cast<int>(ids.indexOf(QString::fromStdString(current))));
}

void TrainingHead::showRun(const RunSummary& summary, const RunFacts& facts)
{
    m_settings->setText(facts.settings ? settingsText(*facts.settings) : QString());
    m_settings->setToolTip(facts.problem);
    m_status->setText(statusBadge(summary.status));
    m_attached->setVisible(summary.alive &&
                           summary.state.pid != QCoreApplication::applicationPid());
}

} // namespace mesewright::ui
