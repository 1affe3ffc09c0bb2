// SPDX-License-Identifier: GPL-3.0-or-later
// A waiting job in words: its gate and what its options say that a person chose.
#include "ui/models/runsmodel.h"
#include "ui/shell/queue/runqueue.h"

#include <QFileInfo>

#include <nlohmann/json.hpp>

namespace mesewright::ui {

namespace {

QString gateName(const std::string& verb)
{
    if (verb == "env")
        return RunQueue::tr("Environment");
    if (verb == "baseline")
        return RunQueue::tr("Baseline");
    if (verb == "train")
        return RunQueue::tr("Training");
    if (verb == "adapters")
        return RunQueue::tr("Adapters");
    if (verb == "compare")
        return RunQueue::tr("Decision");
    if (verb == "score" || verb == "rescore")
        return RunQueue::tr("Scoring");
    return QString::fromStdString(verb);
}

/// A plain value as a person writes it; lists by commas.
QString valueText(const Json& value)
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_array()) {
        QStringList parts;
        for (const Json& part : value)
            parts << valueText(part);
        return parts.join(QStringLiteral(", "));
    }
    return value.is_number() ? QString::fromStdString(value.dump()) : QString();
}

} // namespace

QString queuedJobText(const QueuedJob& job)
{
    QStringList words;
    const QString code = gateCodeOf(job.verb);
    words << (code.isEmpty()
                  ? gateName(job.verb)
                  : RunQueue::tr("Gate %1").arg(code) + QStringLiteral(" · ") + gateName(job.verb));
    if (!job.resume.empty())
        words << RunQueue::tr("go on with %1").arg(QString::fromStdString(job.resume));
    const Json options = Json::parse(job.options, nullptr, false);
    if (options.is_object()) {
        for (const char* key : {"checkpoint", "checkpoints", "scale", "scales", "format", "level",
                                "max_steps", "families"}) {
            const auto found = options.find(key);
            const QString text = found == options.end() ? QString() : valueText(*found);
            if (!text.isEmpty())
                words << QString::fromLatin1(key).replace(QLatin1Char('_'), QLatin1Char(' ')) +
                             QLatin1Char(' ') + text;
        }
        if (const auto eval = options.find("eval"); eval != options.end())
            words << QFileInfo(valueText(*eval)).fileName();
    } else if (job.resume.empty()) {
        words << RunQueue::tr("usual options");
    }
    return words.join(QStringLiteral(" · "));
}

} // namespace mesewright::ui
