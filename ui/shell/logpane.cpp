// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/logpane.h"

#include "ui/shell/runcommands.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>

namespace mesewright::ui {

namespace {

constexpr int headerHeight = 40;
constexpr int mostLines = 5000;

} // namespace

LogPane::LogPane(Engine& engine, WorkspaceDocument& document, const RunCommands& commands,
                 QWidget* parent)
    : QWidget(parent), m_document(document), m_commands(commands)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new QWidget;
    header->setMinimumHeight(headerHeight);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(spacing::l, 0, spacing::s, 0);
    row->setSpacing(spacing::s);
    row->addWidget(makeLabel(tr("Log"), TextStyle::Title));
    row->addStretch(1);
    QToolButton* copy = makeIconButton(QStringLiteral("copy"), tr("Copy the log as text"));
    QToolButton* clear = makeIconButton(QStringLiteral("trash"), tr("Empty the log"));
    QToolButton* close = makeIconButton(QStringLiteral("cross"), tr("Close the log"));
    for (QWidget* button : {copy, clear, close})
        row->addWidget(button);
    column->addWidget(header);
    column->addWidget(makeRule());
    m_lines = new QPlainTextEdit;
    m_lines->setObjectName(QStringLiteral("logLines"));
    m_lines->setAccessibleName(tr("Log"));
    m_lines->setReadOnly(true);
    m_lines->setTabChangesFocus(true);
    m_lines->setFrameShape(QFrame::NoFrame);
    m_lines->setMaximumBlockCount(mostLines);
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_lines->setPlaceholderText(tr("What work says appears here. Each run keeps its own log too."));
    followFont(m_lines, TextStyle::Code);
    column->addWidget(m_lines, 1);

    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(clear, &QToolButton::clicked, m_lines, &QPlainTextEdit::clear);
    connect(close, &QToolButton::clicked, this, &LogPane::closeRequested);
    connect(&engine, &Engine::started, this, [this](JobId, const QString& name) {
        if (name != QLatin1String("answer"))
            append(tr("%1: begun").arg(name));
    });
    connect(&engine, &Engine::messageArrived, this,
            [this](JobId, const QString& message) { append(message); });
    connect(&engine, &Engine::ended, this, [this](const JobEnd& end) {
        const QString name = QString::fromStdString(end.name);
        if (end.error)
            append(tr("%1: %2").arg(name, QString::fromStdString(end.error->message)));
        else if (end.name != "answer")
            append(tr("%1: done in %2").arg(name, durationText(end.seconds)));
    });
    connect(&m_document, &WorkspaceDocument::changed, this, &LogPane::followOthers);
    connect(&m_follower, &RunFollower::reset, this, [this] { m_caughtUp = false; });
    connect(&m_follower, &RunFollower::historyEnded, this, [this] { m_caughtUp = true; });
    connect(&m_follower, &RunFollower::eventsArrived, this,
            [this](const std::vector<Event>& batch) {
                if (!m_caughtUp)
                    return;
                for (const Event& event : batch)
                    if (const auto* message = std::get_if<mesewright::MessageEvent>(&event.body))
                        addLine(QDateTime::fromSecsSinceEpoch(static_cast<qint64>(event.time)),
                                QString::fromStdString(message->text));
            });
}

QString LogPane::text() const
{
    return m_lines->toPlainText();
}

// Runs of this window speak through the engine.
void LogPane::followOthers()
{
    const RunSummary* run = m_commands.liveRun();
    const std::filesystem::path folder =
        run && !RunCommands::isOurs(*run) ? run->folder : std::filesystem::path();
    if (folder != m_follower.folder())
        m_follower.follow(folder);
}

void LogPane::append(const QString& text)
{
    addLine(QDateTime::currentDateTime(), text);
}

void LogPane::addLine(const QDateTime& moment, const QString& text)
{
    const QScrollBar* bar = m_lines->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    const QString time = moment.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    for (const QString& line : text.split(QLatin1Char('\n')))
        m_lines->appendPlainText(time + QStringLiteral("  ") + line);
    // Who reads further up is left there.
    if (atEnd)
        m_lines->verticalScrollBar()->setValue(m_lines->verticalScrollBar()->maximum());
}

} // namespace mesewright::ui
