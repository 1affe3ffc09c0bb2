// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/trainingrun.h"

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr std::size_t rememberedSteps = 200;

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Drops from the back what belongs to steps after `lastKept`.
template <class Rows>
bool dropAfter(Rows& rows, std::int64_t lastKept)
{
    const std::size_t before = rows.size();
    while (!rows.empty() && rows.back().step > lastKept)
        rows.pop_back();
    return rows.size() != before;
}

} // namespace

TrainingRun::TrainingRun(std::string id, std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_id(std::move(id)), m_folder(std::move(folder)), m_factsJob(this)
{
    connect(&m_follower, &RunFollower::reset, this, &TrainingRun::clear);
    connect(&m_follower, &RunFollower::eventsArrived, this, &TrainingRun::take);
    connect(&m_follower, &RunFollower::historyEnded, this, &TrainingRun::historyEnded);
    connect(&m_follower, &RunFollower::failed, this, &TrainingRun::failed);
    readFacts();
    m_follower.follow(m_folder);
}

void TrainingRun::setActive(bool active)
{
    m_follower.setActive(active);
}

std::int64_t TrainingRun::lastStep() const
{
    return steps().empty() ? 0 : steps().back().step;
}

std::optional<std::int64_t> TrainingRun::totalSteps() const
{
    if (const auto asked = m_facts.totalSteps())
        return asked;
    if (m_reportedTotal > 0)
        return m_reportedTotal;
    return {};
}

std::optional<std::int64_t> TrainingRun::nextCheckpoint() const
{
    const auto total = totalSteps();
    if (!m_facts.settings || !total || lastStep() >= *total)
        return {};
    const std::int64_t every = m_facts.settings->trainer.saveSteps;
    return std::min((lastStep() / every + 1) * every, *total);
}

std::optional<double> TrainingRun::secondsAStep() const
{
    if (steps().empty())
        return {};
    std::vector<double> seconds;
    for (auto step = steps().rbegin(); step != steps().rend(); ++step) {
        seconds.push_back(step->seconds);
        if (seconds.size() == rememberedSteps)
            break;
    }
    return medianOf(std::move(seconds));
}

std::optional<double> TrainingRun::tokensASecond() const
{
    double tokens = 0;
    double seconds = 0;
    const std::size_t count = std::min(steps().size(), rememberedSteps);
    for (std::size_t i = steps().size() - count; i < steps().size(); ++i) {
        tokens += static_cast<double>(steps()[i].tokens);
        seconds += steps()[i].seconds;
    }
    if (!(seconds > 0))
        return {};
    return tokens / seconds;
}

std::optional<TimeLeft::Range> TrainingRun::timeLeft() const
{
    const auto total = totalSteps();
    if (!total || steps().empty())
        return {};
    // Only the seconds of the steps themselves count here; a wait while the run was held does not.
    TimeLeft training;
    const std::size_t first = steps().size() - std::min(steps().size(), rememberedSteps);
    double seconds = 0;
    training.add(steps()[first].step - 1, 0);
    std::vector<double> saving;
    for (std::size_t i = first; i < steps().size(); ++i) {
        seconds += steps()[i].seconds;
        training.add(steps()[i].step, seconds);
    }
    auto range = training.range(*total);
    if (!range || !m_facts.settings)
        return range;
    // What passes between a saved step and the beginning of the next one.
    const std::int64_t every = m_facts.settings->trainer.saveSteps;
    for (std::size_t i = 1; i < steps().size(); ++i)
        if (steps()[i - 1].step % every == 0)
            saving.push_back(std::max(0.0, m_times[i] - m_times[i - 1] - steps()[i].seconds));
    if (!saving.empty()) {
        const auto left = static_cast<double>(*total / every - lastStep() / every);
        const double each = medianOf(std::move(saving));
        range->low += left * each;
        range->high += left * each;
    }
    return range;
}

void TrainingRun::readFacts()
{
    m_factsJob.start([folder = m_folder](const CancelToken&) { return readRunFacts(folder); },
                     [this](RunFacts facts) {
                         m_facts = std::move(facts);
                         m_factsKnown = true;
                         Q_EMIT factsChanged();
                     });
}

void TrainingRun::addReading(const GpuEvent& reading)
{
    m_gpu.push_back({lastStep(), reading});
    Q_EMIT gpuReadingsChanged(m_gpu.size() - 1);
}

void TrainingRun::clear()
{
    m_series = {};
    m_times.clear();
    m_samples.clear();
    m_messages.clear();
    m_gpu.clear();
    m_broken.clear();
    m_reportedTotal = 0;
}

void TrainingRun::goBackTo(std::int64_t lastKept)
{
    m_times.resize(std::min(m_times.size(), m_series.steps().size()));
    dropAfter(m_samples, lastKept);
    dropAfter(m_gpu, lastKept);
    while (!m_broken.empty() && m_broken.back() > lastKept)
        m_broken.pop_back();
}

void TrainingRun::take(const std::vector<Event>& batch)
{
    std::size_t standing = steps().size(); // steps that none of these events touched
    std::size_t readings = m_gpu.size();
    const std::size_t samples = m_samples.size();
    const std::size_t messages = m_messages.size();
    bool samplesDropped = false;
    for (const Event& event : batch) {
        if (const auto* step = std::get_if<StepEvent>(&event.body)) {
            const std::int64_t last = lastStep();
            m_series.add(event);
            const std::size_t index = steps().size() - 1;
            if (step->step <= last) {
                samplesDropped = true;
                m_times.resize(index);
                goBackTo(step->step - 1);
            }
            standing = std::min(standing, index);
            m_times.push_back(event.time);
            if (!std::isfinite(step->loss) || !std::isfinite(step->gradNorm))
                m_broken.push_back(step->step);
        } else if (const auto* resume = std::get_if<ResumeEvent>(&event.body)) {
            m_series.add(event);
            standing = std::min(standing, steps().size());
            samplesDropped = true;
            goBackTo(resume->step);
        } else if (const auto* sample = std::get_if<SampleEvent>(&event.body)) {
            m_samples.push_back({lastStep(), *sample});
        } else if (const auto* message = std::get_if<MessageEvent>(&event.body)) {
            m_messages.push_back({event.time, lastStep(), *message});
        } else if (const auto* reading = std::get_if<GpuEvent>(&event.body)) {
            m_gpu.push_back({lastStep(), *reading});
        } else if (const auto* progress = std::get_if<Progress>(&event.body)) {
            if (progress->unit == "steps")
                m_reportedTotal = progress->total;
        }
        readings = std::min(readings, m_gpu.size());
    }
    if (standing < steps().size() || samplesDropped)
        Q_EMIT stepsChanged(standing);
    if (readings < m_gpu.size() || samplesDropped)
        Q_EMIT gpuReadingsChanged(readings);
    if (m_samples.size() != samples || samplesDropped)
        Q_EMIT samplesChanged();
    if (m_messages.size() != messages)
        Q_EMIT messagesChanged();
}

} // namespace mesewright::ui
