// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/smallgemm.h"

#include "core/llm/cpu/vectormath.h"

#include <algorithm>

namespace mesewright::cpu {

namespace {

// A tile of Rows x 16 results lives in registers while k runs.
template <int Rows>
MESEWRIGHT_INLINE void tile(int k, const StridedMatrix& a, const float* b, std::ptrdiff_t bRow,
                            float* c, std::ptrdiff_t cRow, int columns, bool accumulate)
{
    Float8 sum[Rows][2] = {};
    for (int p = 0; p < k; ++p) {
        Float8 b0;
        Float8 b1;
        load(b0, b + p * bRow);
        load(b1, b + p * bRow + lanes);
        for (int r = 0; r < Rows; ++r) {
            const float factor = a.data[r * a.row + p * a.column];
            sum[r][0] += factor * b0;
            sum[r][1] += factor * b1;
        }
    }
    if (columns == 2 * lanes) {
        for (int r = 0; r < Rows; ++r) {
            float* to = c + r * cRow;
            if (accumulate) {
                Float8 old0;
                Float8 old1;
                load(old0, to);
                load(old1, to + lanes);
                sum[r][0] += old0;
                sum[r][1] += old1;
            }
            store(to, sum[r][0]);
            store(to + lanes, sum[r][1]);
        }
        return;
    }
    for (int r = 0; r < Rows; ++r) {
        float values[2 * lanes];
        store(values, sum[r][0]);
        store(values + lanes, sum[r][1]);
        float* to = c + r * cRow;
        for (int j = 0; j < columns; ++j)
            to[j] = accumulate ? to[j] + values[j] : values[j];
    }
}

} // namespace

MESEWRIGHT_CLONES
void smallGemm(int m, int n, int k, StridedMatrix a, const float* b, std::ptrdiff_t bRow, float* c,
               std::ptrdiff_t cRow, bool accumulate)
{
    for (int j = 0; j < n; j += 2 * lanes) {
        const int columns = std::min(2 * lanes, n - j);
        int i = 0;
        for (; i + 4 <= m; i += 4) {
            const StridedMatrix rows{a.data + i * a.row, a.row, a.column};
            tile<4>(k, rows, b + j, bRow, c + i * cRow + j, cRow, columns, accumulate);
        }
        for (; i < m; ++i) {
            const StridedMatrix rows{a.data + i * a.row, a.row, a.column};
            tile<1>(k, rows, b + j, bRow, c + i * cRow + j, cRow, columns, accumulate);
        }
    }
}

} // namespace mesewright::cpu
