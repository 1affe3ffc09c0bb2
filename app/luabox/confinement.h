// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/luabox/job.h"

#include <linux/filter.h>
#include <string>
#include <vector>

namespace mesewright::luabox {

/// The descriptor by which a child reports; its only one besides /dev/null on 0, 1 and 2.
inline constexpr int reportDescriptor = 3;

/// The system calls that a child may make, as a filter for the kernel: memory, clocks, writing to
/// its report descriptor, leaving. Anything else ends the process.
class SystemCallFilter
{
public:
    /// Empty when it is ready, else a sentence.
    [[nodiscard]] std::string build();
    /// For this process, for good. False when the kernel refuses.
    [[nodiscard]] bool apply() const;

private:
    std::vector<sock_filter> m_program;
};

/// In a fresh child: a session of its own, no descriptors but the report's, resource limits, the
/// processor's clock set, the filter in force. False when any of it fails.
[[nodiscard]] bool confineChild(const Job& job, const SystemCallFilter& filter, int report,
                                int null, int parent);

} // namespace mesewright::luabox
