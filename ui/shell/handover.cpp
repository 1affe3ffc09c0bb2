// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/handover.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

namespace mesewright::ui {

namespace {

QString pathText(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

} // namespace

QString commandLineProgram()
{
    const QString name = QStringLiteral("mesewright-cli");
    const QString beside =
        QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

std::optional<Handover> handoverOf(const Work& work, const std::string& runId)
{
    const QString program = commandLineProgram();
    if (program.isEmpty())
        return {};
    if (const auto* gate = std::get_if<GateWork>(&work); gate && !runId.empty())
        return Handover{program,
                        {QStringLiteral("--quiet"), QStringLiteral("--workspace"),
                         pathText(gate->workspace), QStringLiteral("runs"),
                         QStringLiteral("resume"), QString::fromStdString(runId)}};
    if (const auto* demo = std::get_if<DemoWork>(&work)) {
        QStringList arguments{QStringLiteral("--quiet"), QStringLiteral("demo"),
                              QStringLiteral("--out"), pathText(demo->folder)};
        if (demo->options.quick)
            arguments.append(QStringLiteral("--quick"));
        if (demo->options.steps)
            arguments += {QStringLiteral("--steps"), QString::number(*demo->options.steps)};
        if (demo->options.seed)
            arguments += {QStringLiteral("--seed"), QString::number(*demo->options.seed)};
        return Handover{program, arguments};
    }
    return {};
}

bool startDetached(const Handover& handover)
{
    QProcess process;
    process.setProgram(handover.program);
    process.setArguments(handover.arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    return process.startDetached();
}

} // namespace mesewright::ui
