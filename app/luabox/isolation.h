// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace mesewright::luabox {

/// What stands between a box and the machine beside the filter of system calls. Each part is used
/// where the kernel gives it.
struct Isolation
{
    bool userNamespace = false; ///< not needed when started as root
    bool mountNamespace = false;
    bool networkNamespace = false; ///< a network without any interface that is up
    bool processNamespace = false;
    bool emptyRoot = false; ///< the root folder is empty and cannot be written to
    bool asRoot = false;    ///< started by root; goes on as nobody
};

/// Moves this process into namespaces of its own and away from the file system. Processes that it
/// forks afterwards are in the new process namespace.
[[nodiscard]] Isolation isolate();

/// Gives up every privilege that is left, for this process and all that it starts.
void dropPrivileges(const Isolation& isolation);

} // namespace mesewright::luabox
