// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cuda_bf16.h>
#include <cuda_fp16.h>

/// The few instructions that CUDA C++ does not spell: all exist from compute capability 8.0 on.
namespace mesewright::moe {

__device__ __forceinline__ std::uint32_t sharedAddress(const void* p)
{
    return static_cast<std::uint32_t>(__cvta_generic_to_shared(p));
}
/// The lane from its register. The compiler folds the mask of `threadIdx.x & 31` into each table
/// address instead, an instruction more a table read.
__device__ __forceinline__ int laneIndex()
{
    int lane;
    asm("mov.u32 %0, %%laneid;" : "=r"(lane));
    return lane;
}
__device__ __forceinline__ void copyAsync16(std::uint32_t to, const void* from)
{
    asm volatile("cp.async.cg.shared.global [%0], [%1], 16;\n" ::"r"(to), "l"(from) : "memory");
}
__device__ __forceinline__ void copyAsync4(std::uint32_t to, const void* from)
{
    asm volatile("cp.async.ca.shared.global [%0], [%1], 4;\n" ::"r"(to), "l"(from) : "memory");
}
__device__ __forceinline__ void copyCommit()
{
    asm volatile("cp.async.commit_group;\n" ::: "memory");
}
template <int left>
__device__ __forceinline__ void copyWait()
{
    asm volatile("cp.async.wait_group %0;\n" ::"n"(left) : "memory");
}
__device__ __forceinline__ uint4 sharedLoad16(std::uint32_t from)
{
    uint4 v;
    asm volatile("ld.shared.v4.b32 {%0,%1,%2,%3},[%4];"
                 : "=r"(v.x), "=r"(v.y), "=r"(v.z), "=r"(v.w)
                 : "r"(from));
    return v;
}
/// For tables that never change after their barrier: may be scheduled freely.
__device__ __forceinline__ std::uint32_t tableLoad(std::uint32_t from)
{
    std::uint32_t v;
    asm("ld.shared.b32 %0,[%1];" : "=r"(v) : "r"(from));
    return v;
}
/// Weights are read once by one SM: they must not displace activations in its first cache.
__device__ __forceinline__ uint4 streamLoad16(const std::uint8_t* from)
{
    uint4 v;
    asm volatile("ld.global.nc.L1::no_allocate.v4.b32 {%0,%1,%2,%3},[%4];"
                 : "=r"(v.x), "=r"(v.y), "=r"(v.z), "=r"(v.w)
                 : "l"(from));
    return v;
}
__device__ __forceinline__ std::uint32_t streamLoad4(const std::uint8_t* from)
{
    std::uint32_t v;
    asm volatile("ld.global.nc.L1::no_allocate.b32 %0,[%1];" : "=r"(v) : "l"(from));
    return v;
}

/// d += a b: 16 x 8 x 16, operands fp16 or bf16, fp32 sums.
template <bool half>
__device__ __forceinline__ void mma(float (&d)[4], const std::uint32_t (&a)[4], std::uint32_t b0,
                                    std::uint32_t b1)
{
    if constexpr (half)
        asm("mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 "
            "{%0,%1,%2,%3},{%4,%5,%6,%7},{%8,%9},{%0,%1,%2,%3};"
            : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
            : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
    else
        asm("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 "
            "{%0,%1,%2,%3},{%4,%5,%6,%7},{%8,%9},{%0,%1,%2,%3};"
            : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
            : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}
/// Two bf16 products, rounded; subnormal operands keep their value (PTX ISA, fma.rn.bf16x2).
__device__ __forceinline__ std::uint32_t multiplyBfloatPair(std::uint32_t a, std::uint32_t b)
{
    std::uint32_t d;
    asm("fma.rn.bf16x2 %0,%1,%2,%3;" : "=r"(d) : "r"(a), "r"(b), "r"(0x80008000u));
    return d;
}
/// The same with fp16.
__device__ __forceinline__ std::uint32_t multiplyHalfPair(std::uint32_t a, std::uint32_t b)
{
    std::uint32_t d;
    asm("mul.rn.f16x2 %0,%1,%2;" : "=r"(d) : "r"(a), "r"(b));
    return d;
}
/// A bf16 pair as fp16: exact from 2^-14 to 65504, larger ones become 65504.
__device__ __forceinline__ std::uint32_t halfPair(std::uint32_t bfloats)
{
    const auto bounded = [](std::uint32_t bits) {
        return fminf(fmaxf(__uint_as_float(bits), -65504.f), 65504.f);
    };
    const __half2 h = __floats2half2_rn(bounded(bfloats << 16), bounded(bfloats & 0xffff0000u));
    return *reinterpret_cast<const std::uint32_t*>(&h);
}

} // namespace mesewright::moe
