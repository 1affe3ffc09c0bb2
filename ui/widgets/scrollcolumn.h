// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace mesewright::ui {

/// Scrolls upright only: it is never narrower than what it holds, so that nothing is cut off at the
/// right, however long the words of a language are.
class ScrollColumn final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ScrollColumn(QWidget* content, QWidget* parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace mesewright::ui
