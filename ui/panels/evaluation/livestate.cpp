// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/livestate.h"

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr std::int64_t mostSamples = 1000; // a log that says more is not one of ours

Outcome outcomeNamed(const std::string& name)
{
    for (const Outcome outcome :
         {Outcome::Passed, Outcome::Failed, Outcome::NotExtracted, Outcome::NotRun})
        if (outcomeName(outcome) == name)
            return outcome;
    return Outcome::NotRun;
}

} // namespace

LiveState::Configuration& LiveState::configurationOf(const std::string& name)
{
    const QString key = QString::fromStdString(name);
    const auto found = m_rowOf.constFind(key);
    if (found != m_rowOf.constEnd())
        return m_configurations[*found];
    m_rowOf.insert(key, static_cast<int>(m_configurations.size()));
    m_configurations.push_back({});
    m_configurations.back().name = key;
    return m_configurations.back();
}

LiveState::Item& LiveState::itemOf(Configuration& configuration, const std::string& name)
{
    const QString key = QString::fromStdString(name);
    const auto found = configuration.rowOf.constFind(key);
    if (found != configuration.rowOf.constEnd())
        return configuration.items[*found];
    configuration.rowOf.insert(key, static_cast<int>(configuration.items.size()));
    configuration.items.push_back({});
    configuration.items.back().name = key;
    return configuration.items.back();
}

void LiveState::take(const Event& event)
{
    m_lastTime = std::max(m_lastTime, event.time);
    if (const auto* sample = std::get_if<SampleEvent>(&event.body)) {
        if (sample->sample < 0 || sample->sample >= mostSamples)
            return;
        Configuration& configuration = configurationOf(sample->configuration);
        Item& item = itemOf(configuration, sample->item);
        const auto at = static_cast<qsizetype>(sample->sample);
        if (item.outcomes.size() <= at) {
            item.outcomes.resize(at + 1);
            item.texts.resize(at + 1);
        }
        configuration.answers += item.outcomes[at] ? 0 : 1;
        item.outcomes[at] = outcomeNamed(sample->outcome);
        item.texts[at] = QString::fromStdString(sample->text);
    } else if (const auto* scored = std::get_if<ItemEvent>(&event.body)) {
        Configuration& configuration = configurationOf(scored->configuration);
        Item& item = itemOf(configuration, scored->item);
        // A run that goes on may say an item again: it counts once.
        if (item.done) {
            configuration.itemsPassed -= item.passes ? 1 : 0;
            configuration.firstPassed -= item.firstPasses ? 1 : 0;
            --configuration.itemsDone;
        }
        item.done = true;
        item.passes = scored->passAtK > 0;
        item.firstPasses = scored->passAt1 > 0;
        configuration.itemsPassed += item.passes ? 1 : 0;
        configuration.firstPassed += item.firstPasses ? 1 : 0;
        ++configuration.itemsDone;
    } else if (const auto* progress = std::get_if<Progress>(&event.body)) {
        m_progress = *progress;
    } else if (const auto* message = std::get_if<MessageEvent>(&event.body)) {
        m_messages.append(QString::fromStdString(message->text));
    }
}

const LiveState::Configuration* LiveState::configuration(const QString& name) const
{
    const auto found = m_rowOf.constFind(name);
    return found == m_rowOf.constEnd() ? nullptr : &m_configurations[*found];
}

} // namespace mesewright::ui
