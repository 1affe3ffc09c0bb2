// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// What Sandbox and its child program `mesewright-luabox` say to each other. Both run on one
/// machine and come from one build, so numbers are native 64-bit words.
///
/// box, once:     greeting, word size, a JSON object: "judge" and what the box is made of (see
///                SandboxFeatures), or "error": a sentence that says why it cannot work
/// parent, often: JobHeader, then the mod's name, the bytes of init.lua, the behaviour as JSON
/// box, each time, after it has read the whole job: ReplyHeader, then the log, then the body
namespace mesewright::boxprotocol {

inline constexpr char greeting[] = "mwluabx1"; // 8 bytes are sent, without the NUL
inline constexpr std::uint64_t greetingSize = 8;
inline constexpr std::uint64_t mostHello = 4096;

/// What one job may use. Limits are said in words to people by the box ("CPU time of 2 s").
struct JobHeader
{
    std::uint64_t cpuMilliseconds;
    std::uint64_t wallMilliseconds;
    std::uint64_t memoryBytes;
    std::uint64_t outputBytes; ///< of the log
    std::uint64_t reportBytes; ///< of the report's JSON
    std::uint64_t modSize;
    std::uint64_t codeSize;
    std::uint64_t behaviourSize;
};

/// Neither side takes more in one job or one reply.
inline constexpr std::uint64_t mostJobBytes = std::uint64_t{128} << 20;
inline constexpr std::uint64_t mostReplyBytes = std::uint64_t{128} << 20;

enum Outcome : std::uint64_t {
    Report = 0,    ///< body: the report that the stub made, JSON
    Limit = 1,     ///< body: the name of the limit
    NoResult = 2,  ///< body: how it ended instead
    NotStarted = 3 ///< body: why this machine could not run it
};

struct ReplyHeader
{
    std::uint64_t outcome;
    std::uint64_t wallMicroseconds;
    std::uint64_t cpuMicroseconds;
    std::uint64_t peakBytes;
    std::uint64_t logSize;
    std::uint64_t bodySize;
};

} // namespace mesewright::boxprotocol
