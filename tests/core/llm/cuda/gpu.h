// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/device.h"

#include <gtest/gtest.h>

#include <vector>

namespace mesewright::test {

/// Skips a test, and says why, where there is no GPU.
#define MESEWRIGHT_NEEDS_GPU()                                                                     \
    do {                                                                                           \
        if (const auto device = mesewright::cuda::openDevice("cuda"); !device)                     \
            GTEST_SKIP() << device.error().message;                                                \
    } while (false)

template <class T>
cuda::DeviceBuffer toDevice(const cuda::Stream& stream, const std::vector<T>& values)
{
    cuda::DeviceBuffer buffer(values.size() * sizeof(T), "a test");
    stream.upload(buffer.data(), values.data(), buffer.bytes());
    stream.wait();
    return buffer;
}

template <class T>
std::vector<T> toHost(const cuda::Stream& stream, const cuda::DeviceBuffer& buffer,
                      std::size_t count)
{
    std::vector<T> values(count);
    stream.download(values.data(), buffer.data(), count * sizeof(T));
    stream.wait();
    return values;
}

} // namespace mesewright::test
