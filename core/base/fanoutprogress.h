// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"

#include <initializer_list>
#include <vector>

namespace mesewright {

/// Hands every report on to several sinks, in order: the terminal and the run folder, say. The
/// sinks must outlive it; null entries are left out.
class FanOutProgress final : public ProgressSink
{
public:
    FanOutProgress(std::initializer_list<ProgressSink*> sinks)
    {
        for (ProgressSink* sink : sinks) {
            if (sink != nullptr)
                m_sinks.push_back(sink);
        }
    }

    void progress(const Progress& progress) override
    {
        for (ProgressSink* sink : m_sinks)
            sink->progress(progress);
    }
    void message(const std::string& text) override
    {
        for (ProgressSink* sink : m_sinks)
            sink->message(text);
    }

private:
    std::vector<ProgressSink*> m_sinks;
};

} // namespace mesewright
