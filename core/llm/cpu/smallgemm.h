// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace mesewright::cpu {

/// A matrix given by a pointer and two strides (in floats).
struct StridedMatrix
{
    const float* data = nullptr;
    std::ptrdiff_t row = 0;
    std::ptrdiff_t column = 1;
};

/// How far beyond its last element a `b` of smallGemm may be read; the values are not used.
inline constexpr int gemmSlack = 16;

/// C[m,n] = A[m,k] · B[k,n], or C += with `accumulate`. For attention's many small products, where
/// a BLAS call costs more than the work. B's rows are contiguous; each may be read up to gemmSlack
/// floats beyond column n. Serial; the order of summation is k ascending for every element.
void smallGemm(int m, int n, int k, StridedMatrix a, const float* b, std::ptrdiff_t bRow, float* c,
               std::ptrdiff_t cRow, bool accumulate);

} // namespace mesewright::cpu
