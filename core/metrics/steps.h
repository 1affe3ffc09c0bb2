// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrics/event.h"

#include <span>
#include <vector>

namespace mesewright {

/// The steps of a run as one unbroken series, however often it was resumed: a resume drops the
/// steps after its checkpoint, and a step that comes again replaces itself and all later ones.
/// Feed it events in the order of the file.
class StepSeries
{
public:
    void add(const Event& event);
    /// Steps in rising order, each number once.
    [[nodiscard]] const std::vector<StepEvent>& steps() const { return m_steps; }

private:
    void dropFrom(std::int64_t step);

    std::vector<StepEvent> m_steps;
};

[[nodiscard]] std::vector<StepEvent> joinSteps(std::span<const Event> events);

} // namespace mesewright
