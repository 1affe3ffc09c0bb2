// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/closing.h"

#include "ui/shell/handover.h"

#include <QMessageBox>
#include <QPushButton>

namespace mesewright::ui {

namespace {

/// Work that a command line program can take over.
bool canGoOn(const Work& work)
{
    return (std::holds_alternative<GateWork>(work) || std::holds_alternative<DemoWork>(work)) &&
           !commandLineProgram().isEmpty();
}

} // namespace

Closing::Closing(Engine& engine, QWidget* window)
    : QObject(window), m_engine(engine), m_window(window)
{
    connect(&m_engine, &Engine::ended, this, &Closing::take);
}

Closing::Choice Closing::ask(const Work& work) const
{
    QMessageBox box(m_window);
    box.setObjectName(QStringLiteral("closeQuestion"));
    box.setIcon(QMessageBox::Question);
    box.setWindowTitle(tr("Close window"));
    box.setText(tr("A job is at work: %1.").arg(QString::fromStdString(workName(work))));
    QPushButton* keep = nullptr;
    if (canGoOn(work)) {
        box.setInformativeText(
            tr("Keep running: the same job goes on without the window, and any window opened later "
               "shows it. Stop: all that is finished stays, and the job can be resumed."));
        keep = box.addButton(tr("Keep running"), QMessageBox::AcceptRole);
        box.setDefaultButton(keep);
    } else {
        box.setInformativeText(tr("Stop: all that is finished stays, and the job can be started "
                                  "again."));
    }
    QPushButton* stop = box.addButton(tr("Stop"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    if (keep && box.clickedButton() == keep)
        return Choice::KeepRunning;
    return box.clickedButton() == stop ? Choice::Stop : Choice::Cancel;
}

bool Closing::mayClose()
{
    if (m_mayClose)
        return true;
    if (m_waitsFor != 0)
        return false;
    const JobId job = m_engine.longJob();
    const Work* work = m_engine.work(job);
    if (!work)
        return true;
    const Work asked = *work; // the job may end while the person thinks
    const Choice choice = ask(asked);
    if (choice == Choice::Cancel)
        return false;
    if (!m_engine.work(job))
        return true;
    if (choice == Choice::KeepRunning)
        m_goesOn = asked;
    m_waitsFor = job;
    m_engine.stopAll();
    return false;
}

void Closing::take(const JobEnd& end)
{
    if (m_waitsFor == 0 || end.job != m_waitsFor)
        return;
    m_waitsFor = 0;
    // Work that ended by itself meanwhile needs nobody to go on with it.
    const bool stopped = end.error && end.error->kind == ErrorKind::Stopped;
    if (m_goesOn && stopped) {
        const auto handover = handoverOf(*m_goesOn, end.runId);
        if (!handover || !startDetached(*handover)) {
            m_goesOn.reset();
            Q_EMIT failed(tr("The job was stopped, but mesewright-cli could not be started to go "
                             "on with it; resume it here."));
            return;
        }
    }
    m_mayClose = true;
    Q_EMIT ready();
}

} // namespace mesewright::ui
