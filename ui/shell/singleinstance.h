// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace mesewright::ui {

/// One window a workspace: the window that has it open listens under a name made of the
/// workspace's path; a second start knocks there and goes away.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(QObject* parent = nullptr);

    /// Whether another window has this workspace open; if so, it has been asked to come to the
    /// front.
    [[nodiscard]] static bool raiseOther(const QString& folder);
    /// Listens for the workspace, and no longer for the one before. An empty folder: for none.
    void claim(const QString& folder);

Q_SIGNALS:
    /// A second start asks for this window.
    void raiseRequested();

private:
    QLocalServer m_server;
};

} // namespace mesewright::ui
