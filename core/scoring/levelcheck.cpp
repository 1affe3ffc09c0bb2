// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/levelcheck.h"

#include "core/luanti/serverprogram.h"

namespace mesewright {

Result<void> checkLevel(Level level)
{
    if (level != Level::Engine)
        return {};
    const Result<ServerProgram> server = findServer();
    if (!server)
        return server.error();
    return {};
}

} // namespace mesewright
