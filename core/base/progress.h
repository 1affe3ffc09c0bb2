// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace mesewright {

/// How far a piece of work is. `unit` names what is counted ("tokens", "steps", "items").
struct Progress
{
    std::string what;
    std::string unit;
    std::int64_t done = 0;
    std::int64_t total = 0; ///< 0 when unknown
    double rate = 0.0;      ///< units a second
    double etaSeconds = -1; ///< negative when unknown
};

/// Where long work reports to. Implementations decide how often to show it. Called on the thread
/// that does the work.
class ProgressSink
{
public:
    virtual ~ProgressSink() = default;
    virtual void progress(const Progress& progress) = 0;
    /// A line for the reader's eye: a warning, a fact worth keeping.
    virtual void message(const std::string& text) = 0;
};

/// The sink for work that nobody watches.
class SilentProgress final : public ProgressSink
{
public:
    void progress(const Progress&) override {}
    void message(const std::string&) override {}
};

} // namespace mesewright
