// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/steps.h"

namespace mesewright {

void StepSeries::add(const Event& event)
{
    if (const auto* step = std::get_if<StepEvent>(&event.body)) {
        dropFrom(step->step);
        m_steps.push_back(*step);
    } else if (const auto* resume = std::get_if<ResumeEvent>(&event.body)) {
        dropFrom(resume->step + 1);
    }
}

void StepSeries::dropFrom(std::int64_t step)
{
    while (!m_steps.empty() && m_steps.back().step >= step)
        m_steps.pop_back();
}

std::vector<StepEvent> joinSteps(std::span<const Event> events)
{
    StepSeries series;
    for (const Event& event : events)
        series.add(event);
    return series.steps();
}

} // namespace mesewright
