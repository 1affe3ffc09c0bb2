// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/jobline.h"

#include "ui/shell/runcommands.h"
#include "ui/shell/statusline.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>

namespace mesewright::ui {

namespace {

constexpr double thousand = 1000;

/// What a job is called in the window's language.
QString jobWord(const std::string& name)
{
    if (name == "load")
        return JobLine::tr("Loading");
    if (name == "answer")
        return JobLine::tr("Generating");
    if (name == "train")
        return JobLine::tr("Training");
    if (name == "baseline")
        return JobLine::tr("Baseline");
    if (name == "adapters")
        return JobLine::tr("Adapters");
    if (name == "compare")
        return JobLine::tr("Decision");
    if (name == "demo")
        return JobLine::tr("Demo");
    if (name == "score")
        return JobLine::tr("Scoring");
    if (name == "env")
        return JobLine::tr("Environment");
    return QString::fromStdString(name);
}

QString unitWord(const std::string& unit, const QString& total)
{
    if (unit == "steps")
        return JobLine::tr("%1 steps").arg(total);
    if (unit == "answers")
        return JobLine::tr("%1 answers").arg(total);
    if (unit == "tokens")
        return JobLine::tr("%1 tokens").arg(total);
    return total;
}

/// "cuda:0, NVIDIA H200 (9.0, 139.8 GB, …)" -> "NVIDIA H200"; "cpu" -> "CPU".
QString deviceWords(const std::string& device)
{
    if (device.empty())
        return {};
    QString text = QString::fromStdString(device);
    if (text == QLatin1String("cpu"))
        return QStringLiteral("CPU");
    const qsizetype comma = text.indexOf(QStringLiteral(", "));
    if (comma >= 0)
        text = text.mid(comma + 2);
    return text.section(QStringLiteral(" ("), 0, 0);
}

} // namespace

QString engineStateWords(const EngineStatus& status)
{
    switch (status.state) {
    case EngineState::Loading:
        return JobLine::tr("loading a model");
    case EngineState::Ready:
        return JobLine::tr("ready, %1")
            .arg(QString::fromStdString(status.model.filename().string()));
    case EngineState::Working:
        return JobLine::tr("working");
    case EngineState::Held:
        return JobLine::tr("held, model loaded");
    case EngineState::Empty:
        break;
    }
    return JobLine::tr("no model loaded");
}

JobLine::JobLine(Engine& engine, WorkspaceDocument& document, const RunCommands& commands,
                 StatusLine& line, QObject* parent)
    : QObject(parent), m_engine(engine), m_document(document), m_commands(commands), m_line(line)
{
    m_clock.start();
    connect(&m_engine, &Engine::statusChanged, this, &JobLine::showEngine);
    connect(&m_engine, &Engine::started, this, [this](JobId job) {
        take(job, {});
        m_began = m_clock.elapsed();
        m_line.setNotice(State::Passed, {}, {});
    });
    connect(&m_engine, &Engine::progressed, this, &JobLine::take);
    connect(&m_engine, &Engine::ended, this, &JobLine::finish);
    connect(&m_document, &WorkspaceDocument::changed, this, &JobLine::showJob);
    showEngine();
}

void JobLine::showEngine()
{
    const EngineStatus& status = m_engine.status();
    m_line.setEngine(engineStateWords(status));
    m_line.setDevice(deviceWords(status.device),
                     status.memoryTotal == 0
                         ? QString()
                         : QStringLiteral("%1 / %2").arg(memoryNumber(status.memoryUsed),
                                                         memoryText(status.memoryTotal)));
    showJob();
}

void JobLine::take(JobId job, const Progress& progress)
{
    if (job != m_job) {
        m_left.clear();
        m_job = job;
    }
    if (progress.unit != m_progress.unit || progress.total != m_progress.total)
        m_left.clear();
    m_progress = progress;
    m_left.add(progress.done, static_cast<double>(m_clock.elapsed()) / thousand);
    showJob();
}

QString JobLine::words(const std::string& name, const Progress& progress) const
{
    QString text = jobWord(name);
    if (progress.total > 0) {
        const QLocale locale;
        text += QStringLiteral(" · ") +
                tr("%1 of %2")
                    .arg(locale.toString(progress.done),
                         unitWord(progress.unit, locale.toString(progress.total)));
    }
    return text;
}

void JobLine::showJob()
{
    ProgressShown shown;
    const Work* work = m_engine.work(m_job);
    std::string name = work ? workName(*work) : std::string();
    const RunSummary* run = m_commands.liveRun();
    if (!work && run) {
        // Someone else's: its state file says how far it is.
        name = run->verb;
        if (m_elsewhere != run->id) {
            m_elsewhere = run->id;
            m_left.clear();
            m_began = m_clock.elapsed();
        }
        m_progress = run->state.progress;
        m_left.add(m_progress.done, static_cast<double>(m_clock.elapsed()) / thousand);
    }
    if (name.empty()) {
        m_line.setJob({}, {});
        Q_EMIT jobShown({}, {});
        return;
    }
    shown.held =
        m_engine.status().state == EngineState::Held || (!work && run->status == RunStatus::Paused);
    shown.elapsed = static_cast<double>(m_clock.elapsed() - m_began) / thousand;
    if (m_progress.total > 0) {
        shown.share = static_cast<double>(m_progress.done) / static_cast<double>(m_progress.total);
        if (const auto range = m_left.range(m_progress.total)) {
            shown.leftLow = range->low;
            shown.leftHigh = range->high;
        }
    }
    const QString text = words(name, m_progress);
    m_line.setJob(text, shown);
    Q_EMIT jobShown(text, shown);
}

QString JobLine::endWords(const JobEnd& end)
{
    const QString took = jobWord(end.name) + QStringLiteral(" · ") + durationText(end.seconds);
    if (!end.error)
        return tr("done: %1").arg(took);
    return end.error->kind == ErrorKind::Stopped ? tr("stopped: %1").arg(took)
                                                 : tr("failed: %1").arg(took);
}

void JobLine::finish(const JobEnd& end)
{
    if (end.job == m_job) {
        m_job = 0;
        m_progress = {};
        m_left.clear();
    }
    showJob();
    if (end.seconds < longSeconds || end.name == "answer" || end.name == "unload")
        return;
    if (!end.error)
        m_line.setNotice(State::Passed, QStringLiteral("check"), endWords(end));
    else if (end.error->kind == ErrorKind::Stopped)
        m_line.setNotice(State::NotExtracted, QStringLiteral("pause"), endWords(end));
    else
        m_line.setNotice(State::Failed, QStringLiteral("cross"), endWords(end));
    Q_EMIT longWorkEnded(end);
}

} // namespace mesewright::ui
