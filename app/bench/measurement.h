// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace mesewright {

/// One measured number. `details` says under which conditions, for whoever compares.
struct Measurement
{
    std::string name; ///< "load.best"
    double value = 0;
    std::string unit;
    int threads = 1;
    Json details = Json::object();
};

/// The JSON line to standard output, the line for people to standard error; both say how busy the
/// machine was.
void printMeasurement(const Measurement& measurement);

/// The middle value; the mean of the two middle ones of an even count. 0 without values.
[[nodiscard]] double median(std::vector<double> values);

/// Seconds since it was made.
class Stopwatch
{
public:
    [[nodiscard]] double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_began).count();
    }

private:
    std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
};

} // namespace mesewright
