// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

#include <optional>

namespace mesewright::ui {

/// The threshold of a "what if": 0 to 40 points in steps of half a point. The track is coloured up
/// to the gain that was measured; the recorded rule's place has a mark.
class ThresholdSlider final : public QSlider
{
    Q_OBJECT

public:
    explicit ThresholdSlider(double recorded, QWidget* parent = nullptr);

    /// A fraction: 0.15 for 15 points.
    [[nodiscard]] double threshold() const;
    void setThreshold(double threshold);
    [[nodiscard]] bool isRecorded() const;
    void setGain(std::optional<double> gain);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void thresholdChanged(double threshold);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] double xOf(double threshold) const;
    void moveTo(double x);

    double m_recorded;
    std::optional<double> m_gain;
};

} // namespace mesewright::ui
