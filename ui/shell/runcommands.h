// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/engine.h"
#include "ui/models/runsteering.h"
#include "ui/models/workspacedocument.h"

#include <QObject>

namespace mesewright::ui {

/// What a person does with runs: start, hold, go on, release, stop. A run that this window works on
/// is told through the engine at once, any other through its run folder; both look the same here.
class RunCommands final : public QObject
{
    Q_OBJECT

public:
    RunCommands(Engine& engine, WorkspaceDocument& document, QObject* parent = nullptr);

    /// `request`: see workFromRequest; it may name only a verb.
    void start(const QString& request);
    /// The first gate that has no evidence, or whose evidence is stale.
    void startNext();
    /// Of the run, or of the one at work if `runId` is empty.
    void hold(const QString& runId = {});
    void resume(const QString& runId = {});
    void release(const QString& runId = {});
    void stop(const QString& runId = {});

    /// Why not, in a sentence; empty: it can be done. For the run at work, or the next to resume.
    [[nodiscard]] QString whyNotStart() const;
    [[nodiscard]] QString whyNotHold() const { return m_steering.whyNot(RunAsk::Hold); }
    [[nodiscard]] QString whyNotResume() const;
    [[nodiscard]] QString whyNotRelease() const;
    [[nodiscard]] QString whyNotStop() const;
    /// Code of the gate that startNext starts: "B"; empty when all have their evidence.
    [[nodiscard]] QString nextGate() const;

    /// The run at work, whoever works on it; null if there is none.
    [[nodiscard]] const RunSummary* liveRun() const { return m_steering.liveRun(); }
    /// Whether this process works on it.
    [[nodiscard]] static bool isOurs(const RunSummary& run);

Q_SIGNALS:
    /// Something can be done that could not, or the other way.
    void changed();
    void failed(const QString& sentence);

private:
    void prepare(std::function<Result<Work>(const std::filesystem::path&)> make);
    void ask(RunAsk ask, const QString& runId);
    [[nodiscard]] const RunSummary* find(const QString& runId) const;
    [[nodiscard]] const RunSummary* lastResumable() const;

    Engine& m_engine;
    WorkspaceDocument& m_document;
    RunSteering m_steering;
    JobSlot m_preparing;
};

} // namespace mesewright::ui
