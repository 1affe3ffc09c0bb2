// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/gpurecorder.h"

#include <gtest/gtest.h>

using namespace mesewright;

namespace {

TEST(DriverGpu, IsCountedAmongTheVisibleOnes)
{
    EXPECT_EQ(driverGpuOf("cuda", ""), 0U);
    EXPECT_EQ(driverGpuOf("cuda:2", ""), 2U);
    EXPECT_EQ(driverGpuOf("cuda:1, NVIDIA H200, 139.8 GiB", ""), 1U);
    EXPECT_EQ(driverGpuOf("cuda:1", "3,5"), 5U);
    EXPECT_EQ(driverGpuOf("cuda:2", "3,5"), std::nullopt);
    EXPECT_EQ(driverGpuOf("cuda", "GPU-8f2b"), std::nullopt);
    EXPECT_EQ(driverGpuOf("cpu", ""), std::nullopt);
    EXPECT_EQ(driverGpuOf("cuda:x", ""), std::nullopt);
    EXPECT_EQ(driverGpuOf("cudagrid", ""), std::nullopt);
}

TEST(GpuRecorder, ReadsAtMostOnceASecond)
{
    GpuRecorder recorder("cuda:0", MESEWRIGHT_FAKE_NVML_LIBRARY);
    EXPECT_EQ(recorder.problem(), "");
    const auto first = recorder.due();
    ASSERT_TRUE(first);
    EXPECT_DOUBLE_EQ(first->load, 0.97);
    EXPECT_FALSE(recorder.due());
}

TEST(GpuRecorder, LeavesTheProcessorAloneAndSaysWhatIsMissing)
{
    GpuRecorder none("cpu", "/nowhere/lib.so");
    EXPECT_EQ(none.problem(), "");
    EXPECT_FALSE(none.due());
    GpuRecorder missing("cuda", "/nowhere/lib.so");
    EXPECT_NE(missing.problem().find("/nowhere/lib.so"), std::string::npos);
    EXPECT_FALSE(missing.due());
}

} // namespace
