// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/theme.h"

#include <QPainter>
#include <QWidget>

namespace mesewright::ui {

/// The 2 px line below the header while the history is read.
class LoadingLine final : public QWidget
{
public:
    LoadingLine() { setFixedHeight(spacing::xxs); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter(this).fillRect(rect(), Theme::instance().colors().accent.base);
    }
};

} // namespace mesewright::ui
