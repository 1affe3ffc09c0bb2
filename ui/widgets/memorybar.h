// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <cstdint>
#include <optional>

namespace mesewright::ui {

/// What a run is expected to need, in bytes, and what there is.
struct MemoryEstimate
{
    struct Part
    {
        QString name;
        std::uint64_t bytes = 0;
    };
    QList<Part> parts; ///< weights, adapter, optimiser, activations, cache ...
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint64_t card = 0;                ///< memory of the device
    std::optional<std::uint64_t> measured; ///< the last run's peak

    [[nodiscard]] std::uint64_t expected() const;
};

enum class MemoryFit { Fits, Tight, TooLarge };

/// Tight: expected fits but high does not, or less than a tenth would stay free.
[[nodiscard]] MemoryFit fitOf(const MemoryEstimate& estimate);
/// "It fits: 11.2 of 24.0 GiB expected, 13.1 at worst."
[[nodiscard]] QString fitSentence(const MemoryEstimate& estimate);

/// The parts as a bar on the device's memory, with a whisker from low to high; what goes beyond the
/// device is hatched.
class MemoryBar final : public QWidget
{
    Q_OBJECT

public:
    explicit MemoryBar(QWidget* parent = nullptr);
    void setEstimate(const MemoryEstimate& estimate);
    [[nodiscard]] const MemoryEstimate& estimate() const { return m_estimate; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double xOf(std::uint64_t bytes) const;
    void paintParts(QPainter& painter, const QRectF& bar) const;
    void paintLabels(QPainter& painter, const QRectF& bar) const;

    MemoryEstimate m_estimate;
};

} // namespace mesewright::ui
