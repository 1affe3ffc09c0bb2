// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>

namespace mesewright {

/// A flag that says "stop as soon as you can". Copies share it. Engine loops look at it once a
/// token and once a micro-batch; `request()` is safe in a signal handler and from any thread.
class CancelToken
{
public:
    CancelToken() : m_flag(std::make_shared<std::atomic<bool>>(false)) {}

    void request() const { m_flag->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool requested() const { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag;
};

} // namespace mesewright
