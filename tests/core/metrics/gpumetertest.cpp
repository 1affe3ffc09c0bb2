// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/gpumeter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

using namespace mesewright;

namespace {

/// Sets how the fake library behaves, for one test.
class Behaviour
{
public:
    explicit Behaviour(const char* how) { ::setenv("MESEWRIGHT_FAKE_NVML", how, 1); }
    ~Behaviour() { ::unsetenv("MESEWRIGHT_FAKE_NVML"); }
};

TEST(GpuMeter, ReadsWhatTheDriverSays)
{
    const Behaviour all("");
    const Result<GpuMeter> meter = GpuMeter::open(0, MESEWRIGHT_FAKE_NVML_LIBRARY);
    ASSERT_TRUE(meter) << meter.error().message;
    EXPECT_EQ(meter->name(), "Fake 3090");
    EXPECT_EQ(meter->memoryBytes(), 24ULL << 30);
    EXPECT_DOUBLE_EQ(meter->powerLimit(), 350);
    const GpuReading reading = meter->read();
    EXPECT_DOUBLE_EQ(reading.values.memory, static_cast<double>(10ULL << 30));
    EXPECT_DOUBLE_EQ(reading.values.load, 0.97);
    EXPECT_DOUBLE_EQ(reading.values.power, 318);
    EXPECT_DOUBLE_EQ(reading.values.temperature, 61);
    EXPECT_DOUBLE_EQ(meter->read().values.temperature, 62);
    for (const std::string& reason : reading.reasons)
        EXPECT_EQ(reason, "");
}

TEST(GpuMeter, SaysWhyAValueIsMissing)
{
    const Behaviour refused("nopower");
    const Result<GpuMeter> meter = GpuMeter::open(0, MESEWRIGHT_FAKE_NVML_LIBRARY);
    ASSERT_TRUE(meter);
    const GpuReading reading = meter->read();
    EXPECT_TRUE(std::isnan(reading.values.power));
    EXPECT_EQ(reading.reasons[GpuReading::Power], "the driver refuses the reading (Not Supported)");
    EXPECT_DOUBLE_EQ(reading.values.load, 0.97);
}

TEST(GpuMeter, SaysWhyThereIsNoGpu)
{
    const Result<GpuMeter> none = GpuMeter::open(0, "/nowhere/libnvidia-ml.so.1");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, ErrorKind::Machine);
    EXPECT_NE(none.error().message.find("/nowhere/libnvidia-ml.so.1 is not on this machine"),
              std::string::npos);
    {
        const Behaviour broken("nodriver");
        const Result<GpuMeter> meter = GpuMeter::open(0, MESEWRIGHT_FAKE_NVML_LIBRARY);
        ASSERT_FALSE(meter);
        EXPECT_NE(meter.error().message.find("Driver Not Loaded"), std::string::npos);
    }
    const Behaviour empty("nogpu");
    const Result<GpuMeter> meter = GpuMeter::open(0, MESEWRIGHT_FAKE_NVML_LIBRARY);
    ASSERT_FALSE(meter);
    EXPECT_EQ(meter.error().message, "there is no GPU 0; the driver knows 0");
}

TEST(GpuMeter, RefusesALibraryOfAnotherKind)
{
    const Result<GpuMeter> meter = GpuMeter::open(0, "libc.so.6");
    ASSERT_FALSE(meter);
    EXPECT_NE(meter.error().message.find("libc.so.6 lacks nvmlInit_v2"), std::string::npos);
}

} // namespace
