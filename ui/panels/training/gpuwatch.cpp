// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/gpuwatch.h"

namespace mesewright::ui {

namespace {

constexpr int everyMs = 1000;

} // namespace

struct GpuWatch::Look
{
    std::shared_ptr<GpuMeter> meter;
    GpuReading reading;
    QString failure;
};

GpuWatch::GpuWatch(QObject* parent) : QObject(parent), m_job(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &GpuWatch::look);
}

void GpuWatch::start(unsigned gpu)
{
    if (m_running && gpu == m_gpu)
        return;
    stop();
    m_gpu = gpu;
    m_running = true;
    look();
}

void GpuWatch::stop()
{
    m_running = false;
    m_job.cancel();
    m_timer.stop();
    m_meter.reset();
}

void GpuWatch::look()
{
    m_job.start(
        [meter = m_meter, gpu = m_gpu, library = m_library](const CancelToken&) {
            Look look;
            look.meter = meter;
            if (!look.meter) {
                auto opened = GpuMeter::open(gpu, library);
                if (!opened) {
                    look.failure = QString::fromStdString(opened.error().message);
                    return look;
                }
                look.meter = std::make_shared<GpuMeter>(std::move(*opened));
            }
            look.reading = look.meter->read();
            return look;
        },
        [this](const Look& look) {
            if (!look.failure.isEmpty()) {
                // A driver does not appear while the window is open.
                m_running = false;
                Q_EMIT unavailable(look.failure);
                return;
            }
            const bool first = !m_meter;
            m_meter = look.meter;
            m_timer.start(everyMs);
            if (first)
                Q_EMIT opened(static_cast<double>(m_meter->memoryBytes()), m_meter->powerLimit());
            Q_EMIT readingArrived(look.reading);
        });
}

} // namespace mesewright::ui
