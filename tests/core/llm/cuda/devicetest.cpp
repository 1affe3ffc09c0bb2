// SPDX-License-Identifier: Apache-2.0
#include "tests/core/llm/cuda/gpu.h"

using namespace mesewright;
using namespace mesewright::cuda;

namespace {

TEST(CudaDevice, ReadsItsName)
{
    EXPECT_EQ(deviceNumber("cuda").value(), 0);
    EXPECT_EQ(deviceNumber("cuda:0").value(), 0);
    EXPECT_EQ(deviceNumber("cuda:13").value(), 13);
    for (const char* bad :
         {"", "gpu", "cuda:", "cuda:-1", "cuda:1x", "cuda:99999", "CUDA", "cuda1"}) {
        const auto number = deviceNumber(bad);
        ASSERT_FALSE(number.ok()) << bad;
        EXPECT_EQ(number.error().kind, ErrorKind::BadInput);
        EXPECT_NE(number.error().message.find("cuda:1"), std::string::npos);
    }
}

// Either a GPU is there and described, or the error says what to do.
TEST(CudaDevice, SaysWhatIsThere)
{
    const auto all = devices();
    if (!all) {
        EXPECT_EQ(all.error().kind, ErrorKind::Machine);
        EXPECT_NE(all.error().message.find("--device cpu"), std::string::npos)
            << all.error().message;
        EXPECT_FALSE(openDevice("cuda").ok());
        return;
    }
    const DeviceInfo& first = all->front();
    EXPECT_FALSE(first.name.empty());
    EXPECT_GT(first.multiprocessors, 0);
    EXPECT_GT(first.memoryTotal, 1u << 30);
    EXPECT_GT(first.bandwidth, 1e11);
    EXPECT_GE(first.driverVersion, 12000);
    const auto beyond = openDevice("cuda:" + std::to_string(all->size()));
    ASSERT_FALSE(beyond.ok());
    EXPECT_EQ(beyond.error().kind, ErrorKind::Machine);
    EXPECT_NE(beyond.error().message.find("is not there"), std::string::npos);
}

TEST(CudaDevice, ErrorsAreSentencesWithARemedy)
{
    // cudaError_t: memory allocation, insufficient driver, no device, no kernel image
    for (const int code : {2, 35, 100, 209}) {
        const Error error = deviceError(code, "a test");
        EXPECT_EQ(error.kind, ErrorKind::Machine) << code;
        EXPECT_NE(error.message.find(';'), std::string::npos) << error.message;
    }
    EXPECT_EQ(deviceError(700, "a test").kind, ErrorKind::Internal); // illegal address
}

TEST(CudaDevice, UsedUpMemoryIsAnErrorAndLeavesTheGpuUsable)
{
    MESEWRIGHT_NEEDS_GPU();
    const std::uint64_t before = memoryUse().now;
    const Result<void> result = guarded([]() -> Result<void> {
        const DeviceBuffer huge(std::uint64_t{1} << 44, "sixteen terabytes");
        return {};
    });
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().kind, ErrorKind::Machine);
    EXPECT_NE(result.error().message.find("sixteen terabytes"), std::string::npos);
    EXPECT_NE(result.error().message.find("use fewer rows"), std::string::npos);
    EXPECT_EQ(memoryUse().now, before);
    const Stream stream;
    const std::vector<int> values{1, 2, 3};
    const DeviceBuffer buffer = test::toDevice(stream, values);
    EXPECT_EQ(test::toHost<int>(stream, buffer, 3), values);
    EXPECT_EQ(memoryUse().now, before + 12);
}

TEST(CudaDevice, CountsMemory)
{
    MESEWRIGHT_NEEDS_GPU();
    resetPeakMemory();
    const std::uint64_t before = memoryUse().now;
    {
        DeviceBuffer a(1000, "a");
        DeviceBuffer b(500, "b");
        a = std::move(b);
        EXPECT_EQ(memoryUse().now, before + 1500); // swapped, both still there
        a.reserve(2000, "a");
    }
    EXPECT_EQ(memoryUse().now, before);
    EXPECT_EQ(memoryUse().peak, before + 3000);
}

} // namespace
