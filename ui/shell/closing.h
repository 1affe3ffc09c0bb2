// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/engine.h"

#include <QObject>

#include <optional>

class QWidget;

namespace mesewright::ui {

/// What becomes of work when the window is closed: it goes on in a command line program, it is
/// stopped so that it can be resumed, or the window stays.
class Closing final : public QObject
{
    Q_OBJECT

public:
    enum class Choice { KeepRunning, Stop, Cancel };

    Closing(Engine& engine, QWidget* window);

    /// Whether the window may close now. If not, the person has been asked; unless they cancelled,
    /// `ready` follows when the work has come to a rest.
    [[nodiscard]] bool mayClose();

Q_SIGNALS:
    void ready();
    /// The work was stopped, but nothing goes on with it; the window stays.
    void failed(const QString& sentence);

private:
    [[nodiscard]] Choice ask(const Work& work) const;
    void take(const JobEnd& end);

    Engine& m_engine;
    QWidget* m_window;
    JobId m_waitsFor = 0;
    std::optional<Work> m_goesOn; ///< kept running elsewhere
    bool m_mayClose = false;
};

} // namespace mesewright::ui
