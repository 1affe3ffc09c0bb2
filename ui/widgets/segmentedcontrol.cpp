// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QToolButton>

#include <algorithm>

namespace mesewright::ui {

SegmentedControl::SegmentedControl(const QString& name, QWidget* parent)
    : QFrame(parent), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this))
{
    setProperty("segments", true);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_row->setContentsMargins(1, 1, 1, 1);
    m_row->setSpacing(0);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on)
            Q_EMIT currentChanged(m_ids[index]);
    });
}

void SegmentedControl::addChoice(const QString& id, const QString& text)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setProperty("segment", true);
    button->setFocusPolicy(Qt::TabFocus);
    m_group->addButton(button, static_cast<int>(m_ids.size()));
    m_ids.append(id);
    m_row->addWidget(button);
    if (m_ids.size() == 1)
        button->setChecked(true);
}

void SegmentedControl::setChoiceText(const QString& id, const QString& text)
{
    if (QAbstractButton* button = m_group->button(static_cast<int>(m_ids.indexOf(id))))
        button->setText(text);
}

QString SegmentedControl::current() const
{
    return m_group->checkedId() < 0 ? QString() : m_ids[m_group->checkedId()];
}

void SegmentedControl::setCurrent(const QString& id)
{
    if (QAbstractButton* button = m_group->button(static_cast<int>(m_ids.indexOf(id))))
        button->setChecked(true);
}

void SegmentedControl::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0)
        return QFrame::keyPressEvent(event);
    const int next = std::clamp(m_group->checkedId() + step, 0, static_cast<int>(m_ids.size()) - 1);
    m_group->button(next)->setChecked(true);
    m_group->button(next)->setFocus();
}

} // namespace mesewright::ui
