// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/engine.h"
#include "ui/models/runfollower.h"
#include "ui/models/workspacedocument.h"

#include <QWidget>

class QPlainTextEdit;

namespace mesewright::ui {

class RunCommands;

/// What work says while it goes on, whoever does it: the engine's own messages, and those of a run
/// that another program works on.
class LogPane final : public QWidget
{
    Q_OBJECT

public:
    LogPane(Engine& engine, WorkspaceDocument& document, const RunCommands& commands,
            QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;

public Q_SLOTS:
    /// One line with the time of now.
    void append(const QString& text);

Q_SIGNALS:
    void closeRequested();

private:
    void followOthers();
    void addLine(const QDateTime& moment, const QString& text);

    WorkspaceDocument& m_document;
    const RunCommands& m_commands;
    RunFollower m_follower;
    QPlainTextEdit* m_lines = nullptr;
    bool m_caughtUp = false; ///< a run's history is not told again
};

} // namespace mesewright::ui
