// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/gpumeter.h"
#include "ui/engine/jobslot.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <memory>

namespace mesewright::ui {

/// Reads the GPU once a second, in the pool, while it is told to: for a run whose own log has no
/// readings.
class GpuWatch final : public QObject
{
    Q_OBJECT

public:
    explicit GpuWatch(QObject* parent = nullptr);

    /// Another file in the place of the driver's library.
    void setLibrary(const std::filesystem::path& library) { m_library = library; }
    void start(unsigned gpu);
    void stop();
    [[nodiscard]] bool running() const { return m_running; }

Q_SIGNALS:
    /// The GPU is found: its memory in bytes and its power limit in watts, 0 or NaN if not known.
    void opened(double memoryBytes, double powerLimit);
    void readingArrived(const mesewright::GpuReading& reading);
    /// There is nothing to read, and why.
    void unavailable(const QString& why);

private:
    struct Look;
    void look();

    std::filesystem::path m_library = GpuMeter::driverLibrary;
    std::shared_ptr<GpuMeter> m_meter; ///< used by one job at a time
    QTimer m_timer;
    JobSlot m_job;
    unsigned m_gpu = 0;
    bool m_running = false;
};

} // namespace mesewright::ui
