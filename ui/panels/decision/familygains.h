// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/decision/decisionview.h"

#include <QWidget>

class QGridLayout;

namespace mesewright::ui {

/// Base and adapter by family with their intervals, the difference, and where more items help most.
class FamilyGains final : public QWidget
{
    Q_OBJECT

public:
    explicit FamilyGains(QWidget* parent = nullptr);
    void setFamilies(const QList<FamilyGain>& families);

private:
    QGridLayout* m_grid = nullptr;
};

} // namespace mesewright::ui
