// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstring>

// Functions marked so are compiled twice, for AVX2 with FMA and for plain x86-64, and the loader
// picks one. Only serial leaf functions: what is outlined into a body of its own is not compiled twice.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__)
#define MESEWRIGHT_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define MESEWRIGHT_CLONES
#endif
#define MESEWRIGHT_INLINE inline __attribute__((always_inline))

namespace mesewright::cpu {

/// Eight floats; the compiler maps them to one AVX or two SSE registers.
using Float8 = float __attribute__((vector_size(32)));
using Int8 = int __attribute__((vector_size(32)));
inline constexpr int lanes = 8;

MESEWRIGHT_INLINE void load(Float8& out, const float* from)
{
    std::memcpy(&out, from, sizeof out);
}

MESEWRIGHT_INLINE void store(float* to, const Float8& value)
{
    std::memcpy(to, &value, sizeof value);
}

/// e^x in place, relative error below 2e-7; 0 below -87.3 (also for -inf), huge but finite above
/// 88.3. Cody-Waite reduction by ln 2 and a degree-6 polynomial.
MESEWRIGHT_INLINE void expInPlace(Float8& x)
{
    const Float8 zero = {};
    const Int8 underflow = x < (zero - 87.3f);
    const Float8 high = zero + 88.3f;
    const Float8 low = zero - 87.3f;
    Float8 v = x > high ? high : x;
    v = v < low ? low : v;
    const Float8 magic = zero + 12582912.0f; // 1.5 * 2^23: adding rounds to an integer
    const Float8 n = (v * 1.44269504088896341f + magic) - magic;
    Float8 r = v - n * 0.693359375f;
    r = r - n * -2.12194440e-4f;
    Float8 p = zero + 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    const Int8 exponent = (__builtin_convertvector(n, Int8) + 127) << 23;
    Float8 power;
    std::memcpy(&power, &exponent, sizeof power);
    x = underflow ? zero : p * power;
}

MESEWRIGHT_INLINE float horizontalSum(const Float8& v)
{
    return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

} // namespace mesewright::cpu
