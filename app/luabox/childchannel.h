// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mesewright::luabox {

using Token = std::array<unsigned char, 16>;

/// What a child sends to its box through a pipe when it ends: the token, then the kind and the size
/// of what follows. The token is made for each child, is never given to Lua, and is what makes a
/// result believable: anything that a program gets written some other way lacks it.
enum class ChildWord : std::uint64_t { Report = 1, Limit = 2, Failure = 3 };

struct ChildFrame
{
    Token token;
    ChildWord word;
    std::uint64_t size;
};

/// The log, in memory that the child shares with its box, so that writing it costs no system call
/// and it outlives the child.
struct SharedLog
{
    std::uint64_t used;
    std::uint64_t capacity;
    // the bytes follow

    [[nodiscard]] char* bytes() { return reinterpret_cast<char*>(this + 1); }
    [[nodiscard]] static std::size_t mappedSize(std::uint64_t capacity)
    {
        return sizeof(SharedLog) + static_cast<std::size_t>(capacity);
    }
};

/// A child's only ways to the outside: its log and its last frame.
class ChildChannel
{
public:
    void open(int descriptor, const Token& token, SharedLog* log, std::string_view outputLimit,
              std::string_view memoryLimit);

    /// Adds to the log, or ends the process with the output limit.
    void log(std::string_view text);
    [[noreturn]] void endWithReport(std::string_view json);
    [[noreturn]] void endWithLimit(std::string_view name);
    [[noreturn]] void endWithFailure(std::string_view sentence);
    [[nodiscard]] std::string_view memoryLimit() const { return m_memoryLimit; }

private:
    [[noreturn]] void end(ChildWord word, std::string_view bytes);
    void send(const void* bytes, std::size_t size);

    int m_descriptor = -1;
    Token m_token{};
    SharedLog* m_log = nullptr;
    std::uint64_t m_logUsed = 0;
    std::uint64_t m_logCapacity = 0;
    std::string_view m_outputLimit;
    std::string_view m_memoryLimit;
};

/// The one of this process; closed in the box itself.
ChildChannel& childChannel();

} // namespace mesewright::luabox
