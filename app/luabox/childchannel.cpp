// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/childchannel.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace mesewright::luabox {

ChildChannel& childChannel()
{
    static ChildChannel channel;
    return channel;
}

void ChildChannel::open(int descriptor, const Token& token, SharedLog* log,
                        std::string_view outputLimit, std::string_view memoryLimit)
{
    m_descriptor = descriptor;
    m_token = token;
    m_log = log;
    m_logUsed = 0;
    m_logCapacity = log->capacity;
    m_outputLimit = outputLimit;
    m_memoryLimit = memoryLimit;
}

void ChildChannel::log(std::string_view text)
{
    if (!m_log)
        return;
    const std::uint64_t left = m_logCapacity - m_logUsed;
    const std::size_t taken = text.size() < left ? text.size() : static_cast<std::size_t>(left);
    std::memcpy(m_log->bytes() + m_logUsed, text.data(), taken);
    m_logUsed += taken;
    m_log->used = m_logUsed;
    if (taken < text.size())
        endWithLimit(m_outputLimit);
}

void ChildChannel::endWithReport(std::string_view json)
{
    end(ChildWord::Report, json);
}

void ChildChannel::endWithLimit(std::string_view name)
{
    end(ChildWord::Limit, name);
}

void ChildChannel::endWithFailure(std::string_view sentence)
{
    end(ChildWord::Failure, sentence);
}

void ChildChannel::end(ChildWord word, std::string_view bytes)
{
    if (m_descriptor >= 0) {
        const ChildFrame frame{m_token, word, bytes.size()};
        send(&frame, sizeof frame);
        send(bytes.data(), bytes.size());
    }
    ::_exit(0);
}

void ChildChannel::send(const void* bytes, std::size_t size)
{
    const auto* at = static_cast<const char*>(bytes);
    while (size > 0) {
        const ssize_t put = ::write(m_descriptor, at, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            ::_exit(1);
        at += put;
        size -= static_cast<std::size_t>(put);
    }
}

} // namespace mesewright::luabox
