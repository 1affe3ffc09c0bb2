// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/findingplaces.h"

namespace mesewright::ui {

FindingPlace placeOf(const Finding& finding)
{
    const QString file = QString::fromStdString(finding.file);
    const QString name = file.section(QLatin1Char('/'), -1);
    const auto withLine = [&](const QString& place) {
        return finding.line > 0 ? place + QLatin1Char('/') + QString::number(finding.line) : place;
    };
    if (name == QLatin1String("config.yaml"))
        return {QStringLiteral("config"),
                finding.line > 0 ? withLine(QStringLiteral("line")) : QString()};
    for (const char* kind : {"train", "validation", "eval"})
        if (name == QLatin1String(kind) + QStringLiteral(".jsonl"))
            return {QStringLiteral("data"), withLine(QLatin1String(kind))};
    if (file.startsWith(QLatin1String("env/")))
        return {QStringLiteral("environment"), {}};
    if (file.startsWith(QLatin1String("runs/")))
        return {QStringLiteral("training"), file.section(QLatin1Char('/'), 1, 1)};
    if (name.startsWith(QLatin1String("comparison")) ||
        file.contains(QLatin1String("eval/confirmation")))
        return {QStringLiteral("decision"), {}};
    if (name == QLatin1String("baseline.json"))
        return {QStringLiteral("evaluation"), QStringLiteral("baseline")};
    if (file.startsWith(QLatin1String("eval/")))
        return {QStringLiteral("evaluation"), QStringLiteral("grid")};
    return {QStringLiteral("overview"), {}};
}

} // namespace mesewright::ui
