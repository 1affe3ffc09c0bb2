// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/steps.h"
#include "ui/engine/jobslot.h"
#include "ui/engine/timeleft.h"
#include "ui/models/runfollower.h"
#include "ui/panels/training/runfacts.h"

#include <QObject>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mesewright::ui {

/// A generated answer and the step after which it was written.
struct SampleAt
{
    std::int64_t step = 0;
    SampleEvent sample;
};

/// A line of the run's own log.
struct MessageAt
{
    double time = 0; ///< seconds since 1970
    std::int64_t step = 0;
    MessageEvent message;
};

/// A reading of the GPU and the step at work when it was taken.
struct GpuAt
{
    std::int64_t step = 0;
    GpuEvent reading;
};

/// One training run as its folder tells it, kept up to date while a person looks: the joined steps
/// with the time of each, samples, messages, GPU readings, and what was asked for.
class TrainingRun final : public QObject
{
    Q_OBJECT

public:
    TrainingRun(std::string id, std::filesystem::path folder, QObject* parent = nullptr);

    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] QString name() const { return shortRunName(m_id); }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    void setActive(bool active);

    [[nodiscard]] bool loaded() const { return m_follower.caughtUp(); }
    [[nodiscard]] const std::vector<StepEvent>& steps() const { return m_series.steps(); }
    /// Seconds since 1970 when the step of that place was written.
    [[nodiscard]] double timeOf(std::size_t index) const { return m_times[index]; }
    [[nodiscard]] const std::vector<SampleAt>& samples() const { return m_samples; }
    [[nodiscard]] const std::vector<MessageAt>& messages() const { return m_messages; }
    [[nodiscard]] const std::vector<GpuAt>& gpuReadings() const { return m_gpu; }
    /// A reading that this window took itself, for a run whose own log has none.
    void addReading(const GpuEvent& reading);
    [[nodiscard]] const RunFacts& facts() const { return m_facts; }
    [[nodiscard]] bool factsKnown() const { return m_factsKnown; }

    [[nodiscard]] std::int64_t lastStep() const;
    /// Steps that the run will have; from its settings, or from what it reports.
    [[nodiscard]] std::optional<std::int64_t> totalSteps() const;
    /// Steps whose loss or gradient norm is no number.
    [[nodiscard]] const std::vector<std::int64_t>& brokenSteps() const { return m_broken; }

    /// The next step that is saved after the last one; nothing if the settings are not known.
    [[nodiscard]] std::optional<std::int64_t> nextCheckpoint() const;
    /// Median of the last steps, in seconds.
    [[nodiscard]] std::optional<double> secondsAStep() const;
    [[nodiscard]] std::optional<double> tokensASecond() const;
    /// Seconds until the end as a range: training and saving reckoned apart.
    [[nodiscard]] std::optional<TimeLeft::Range> timeLeft() const;

    /// Reads settings and checkpoints again; cheap enough for each change of the workspace.
    void readFacts();

Q_SIGNALS:
    /// The steps from this place on are new, those before stand. 0: all are new.
    void stepsChanged(std::size_t from);
    /// GPU readings from this place on are new.
    void gpuReadingsChanged(std::size_t from);
    void samplesChanged();
    void messagesChanged();
    void factsChanged();
    void historyEnded();
    void failed(const QString& sentence);

private:
    void clear();
    void take(const std::vector<Event>& batch);
    void goBackTo(std::int64_t lastKept);

    std::string m_id;
    std::filesystem::path m_folder;
    RunFollower m_follower;
    JobSlot m_factsJob;
    RunFacts m_facts;
    bool m_factsKnown = false;
    StepSeries m_series;
    std::vector<double> m_times; ///< one for each step
    std::vector<SampleAt> m_samples;
    std::vector<MessageAt> m_messages;
    std::vector<GpuAt> m_gpu;
    std::vector<std::int64_t> m_broken;
    std::int64_t m_reportedTotal = 0;
};

} // namespace mesewright::ui
