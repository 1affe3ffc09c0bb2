// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QTabBar>

#include <algorithm>

namespace mesewright::ui {

/// Tabs of which the current one is in bold type: its room is part of the size that is asked for,
/// so that no tab is cut off when another one is chosen.
class TabRow final : public QTabBar
{
public:
    using QTabBar::QTabBar;

    [[nodiscard]] QSize sizeHint() const override
    {
        QFont strong = font();
        strong.setWeight(QFont::DemiBold);
        const QFontMetrics bold(strong);
        int more = 0;
        for (int i = 0; i < count(); ++i)
            more = std::max(more, bold.horizontalAdvance(tabText(i)) -
                                      fontMetrics().horizontalAdvance(tabText(i)));
        constexpr int air = 8;
        return QTabBar::sizeHint() + QSize(more + air, 0);
    }
};

} // namespace mesewright::ui
