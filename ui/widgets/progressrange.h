// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/state.h"

#include <QWidget>

#include <optional>

namespace mesewright::ui {

/// A bar for work under way. The time left is a range; while too little is known there is none.
struct ProgressShown
{
    std::optional<double> share;    ///< 0..1; empty: the length is not known
    std::optional<double> leftLow;  ///< seconds
    std::optional<double> leftHigh; ///< seconds
    double elapsed = 0;             ///< seconds
    bool held = false;
};

/// "1:20–1:35 left", "estimating…", "held", "21 s so far".
[[nodiscard]] QString progressWords(const ProgressShown& progress);

class ProgressRange final : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressRange(QWidget* parent = nullptr);
    void setProgress(const ProgressShown& progress);
    [[nodiscard]] QSize sizeHint() const override { return {160, 8}; }

    static void paint(QPainter& painter, const QRectF& rect, const ProgressShown& progress);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ProgressShown m_progress;
};

} // namespace mesewright::ui
