// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

/// Numbers of the packed weight layout and of the compiled kernel shapes, for host and device.
namespace mesewright::moe {

/// The one compiled model shape: GPT-OSS (2880 inputs to both projections, 32 experts, top 4).
inline constexpr int maxExperts = 32;
inline constexpr int topExperts = 4;
inline constexpr int inner = 2880; ///< inputs of gate_up and of down, elements
inline constexpr int gateUpRows = 5760;
inline constexpr int downRows = 2880;
/// Most rows of one batch; it bounds the routing's shared memory and the arrival counters.
inline constexpr int maxRows = 1024;

/// Packed weights: [expert][16-row tile][64-wide block of k][544 bytes]. A tile is contiguous along
/// k, so a warp streams 24 KB in one run. The 544 bytes are
///   512 B of nibbles: lane's 16 bytes at lane * 16 = four words, one for each k16 step of the mma;
///         byte p of word j is A register p: with g = lane / 4, t = lane % 4
///         row = 2 g + (p & 1),  k = 32 (j / 2) + 8 t + 4 (j & 1) + 2 (p / 2) and the next k
///    32 B of scales in row order: NF4 a block maximum as fp16, MXFP4 two E8M0 bytes.
/// A lane ends up with the sums of two neighbouring rows (gate and up: SwiGLU stays in the thread),
/// and needs 8 neighbouring activations a 32-wide half: B fragments are plain 16-byte loads.
inline constexpr int tileRows = 16;
inline constexpr int blockInner = 64;
inline constexpr int innerBlocks = inner / blockInner;
inline constexpr int nibbleBytes = 512;
inline constexpr int blockBytes = nibbleBytes + 32;
inline constexpr int tileBytes = innerBlocks * blockBytes;

/// A block of one CTA on compute capability 8.6 has 99 KB.
inline constexpr int sharedLimit = 99 * 1024;

} // namespace mesewright::moe
