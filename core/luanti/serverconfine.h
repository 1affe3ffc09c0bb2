// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

#include <sys/types.h>

namespace mesewright {

/// Rules of the kernel (Landlock) that forbid all writing outside one folder, and connections over
/// TCP. Made before the fork, put on by the child. Holds nothing where the kernel has no such
/// rules.
class WriteRules
{
public:
    explicit WriteRules(const std::filesystem::path& folder);
    WriteRules(const WriteRules&) = delete;
    WriteRules& operator=(const WriteRules&) = delete;
    ~WriteRules();

    /// For the child between fork and exec. Needs no-new-privileges first.
    void put() const;

private:
    int m_rules = -1;
};

/// For the child between fork and exec: a network namespace of its own, with a user namespace where
/// that is needed. Whoever is not allowed keeps the network; the engine's mod security then stands
/// alone before it.
void leaveNetwork(uid_t user, gid_t group);

/// For the child: a process of root becomes nobody, if nobody can run `program` and use `folder`.
void dropRoot(const char* program, const char* folder);

} // namespace mesewright
