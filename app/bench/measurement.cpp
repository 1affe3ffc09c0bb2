// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measurement.h"

#include "core/llm/model.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace mesewright {

namespace {

// Processes that wanted to run in the last minute; negative if the system does not say. More of
// them than cores, and the number measured is worth little.
double loadAverage()
{
    std::array<double, 1> average{-1};
    return ::getloadavg(average.data(), 1) == 1 ? average[0] : -1;
}

} // namespace

void printMeasurement(const Measurement& m)
{
    const std::string engine = engineVersions();
    Json row{{"name", m.name}, {"value", m.value}, {"unit", m.unit}, {"threads", m.threads}};
    row["versions"] = Json{{"mesewright", MESEWRIGHT_VERSION}, {"engine", engine}};
    const double load = loadAverage();
    row["load_average"] = load;
    row["details"] = m.details;
    std::printf("%s\n", jsonLine(row).c_str());
    std::fflush(stdout);
    std::fprintf(stderr, "%-28s %12.6g %-14s %d thread%s, load %.1f, mesewright %s, %s\n",
                 m.name.c_str(), m.value, m.unit.c_str(), m.threads, m.threads == 1 ? "" : "s",
                 load, MESEWRIGHT_VERSION, engine.c_str());
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

} // namespace mesewright
