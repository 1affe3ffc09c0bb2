// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace mesewright {

/// Low and high end of an interval of a share or a difference, 0..1 unless said otherwise.
struct Interval
{
    double low = 0.0;
    double high = 0.0;
};

} // namespace mesewright
