// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/paletteentries.h"

#include "ui/models/runsmodel.h"
#include "ui/shell/actions.h"
#include "ui/shell/settings/appearancepage.h"
#include "ui/shell/settings/enginepage.h"
#include "ui/shell/settings/keyspage.h"

namespace mesewright::ui {

namespace {

using Kind = PaletteEntry::Kind;

QString panelOfAction(const QString& id)
{
    const QString group = id.section(QLatin1Char('.'), 0, 0);
    const QString name = id.section(QLatin1Char('.'), 1);
    if (group == QLatin1String("panel"))
        return name;
    if (group == QLatin1String("gate"))
        return panelOfVerb(name.toStdString());
    return group == QLatin1String("run") || group == QLatin1String("queue")
               ? QStringLiteral("overview")
               : QString();
}

void addRuns(QList<PaletteEntry>& entries, const WorkspaceSnapshot& snapshot)
{
    for (auto run = snapshot.runs.rbegin(); run != snapshot.runs.rend(); ++run) {
        const QString gate = gateCodeOf(run->verb);
        entries.append({Kind::Run,
                        QString::fromStdString(run->id),
                        QString::fromStdString(run->id),
                        (gate.isEmpty() ? QString() : gate + QStringLiteral(" · ")) +
                            wordOf(gateStateOf(run->status)),
                        {},
                        {},
                        QStringLiteral("log"),
                        panelOfVerb(run->verb),
                        placeOfRun(*run)});
    }
}

void addItems(QList<PaletteEntry>& entries, const WorkspaceSnapshot& snapshot)
{
    if (!snapshot.evidence.baseline)
        return;
    for (const ItemResult& item : snapshot.evidence.baseline->results.items)
        entries.append({Kind::Item,
                        QString::fromStdString(item.id),
                        QString::fromStdString(item.id),
                        QString::fromStdString(item.family),
                        {},
                        {},
                        QStringLiteral("data"),
                        QStringLiteral("evaluation"),
                        QStringLiteral("item/") + QString::fromStdString(item.id)});
}

void addSettings(QList<PaletteEntry>& entries)
{
    for (const QString& name :
         {AppearancePage::tr("Colours"), AppearancePage::tr("Size"), AppearancePage::tr("Language"),
          EnginePage::tr("Device"), KeysPage::tr("Keys")})
        entries.append({Kind::Setting,
                        name,
                        name,
                        ActionRegistry::tr("setting"),
                        {},
                        {},
                        QStringLiteral("gear"),
                        {},
                        {}});
}

} // namespace

QString panelOfVerb(const std::string& verb)
{
    if (verb == "env")
        return QStringLiteral("environment");
    if (verb == "train")
        return QStringLiteral("training");
    if (verb == "compare")
        return QStringLiteral("decision");
    return QStringLiteral("evaluation");
}

QString placeOfRun(const RunSummary& run)
{
    if (run.verb == "train")
        return QString::fromStdString(run.id);
    if (panelOfVerb(run.verb) != QLatin1String("evaluation"))
        return {};
    if (run.alive)
        return QStringLiteral("live");
    return run.verb == "adapters" ? QStringLiteral("grid") : QStringLiteral("baseline");
}

QList<PaletteEntry> paletteEntries(const ActionRegistry& actions, const WorkspaceSnapshot* snapshot)
{
    QList<PaletteEntry> entries;
    for (const QAction* action : actions.all()) {
        if (!ActionRegistry::inPalette(action))
            continue;
        entries.append({Kind::Action,
                        ActionRegistry::idOf(action),
                        action->text(),
                        ActionRegistry::groupOf(action),
                        action->shortcut().toString(QKeySequence::NativeText),
                        ActionRegistry::whyNot(action),
                        ActionRegistry::iconOf(action),
                        panelOfAction(ActionRegistry::idOf(action)),
                        {}});
    }
    if (snapshot) {
        addRuns(entries, *snapshot);
        addItems(entries, *snapshot);
    }
    addSettings(entries);
    return entries;
}

} // namespace mesewright::ui
