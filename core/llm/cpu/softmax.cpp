// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/softmax.h"

#include <algorithm>
#include <cmath>

namespace mesewright::cpu {

MESEWRIGHT_CLONES
float exponentials(float* z, int n, float scale, float sink, float& maximum)
{
    float largest = sink;
    for (int j = 0; j < n; ++j) {
        z[j] *= scale;
        largest = std::max(largest, z[j]);
    }
    const int padded = roundUp(n);
    std::fill(z + n, z + padded, -INFINITY);
    Float8 sum = {};
    for (int j = 0; j < padded; j += lanes) {
        Float8 v;
        load(v, z + j);
        v -= largest;
        expInPlace(v);
        store(z + j, v);
        sum += v;
    }
    maximum = largest;
    return horizontalSum(sum) + std::exp(sink - largest);
}

MESEWRIGHT_CLONES
void multiply(float* values, int n, float factor)
{
    for (int j = 0; j < n; ++j)
        values[j] *= factor;
}

} // namespace mesewright::cpu
