// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/boxio.h"

#include <cerrno>
#include <unistd.h>

namespace mesewright::luabox {

bool readAll(int descriptor, void* target, std::size_t size)
{
    auto* at = static_cast<char*>(target);
    while (size > 0) {
        const ssize_t got = ::read(descriptor, at, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

} // namespace mesewright::luabox
