// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/luabox/confinement.h"
#include "app/luabox/job.h"

#include <optional>
#include <string>

namespace mesewright::luabox {

/// What came of one job; `body` as boxprotocol::Outcome says.
struct JobResult
{
    boxprotocol::ReplyHeader head{};
    std::string log;
    std::string body;
};

/// What the bytes that a child sent, and how it ended (`status` of wait), make of its job: exactly
/// one frame with its token is a result; anything else is none. Sets outcome and body.
void judgeSent(JobResult& result, const std::string& sent, const Token& token, int status);

/// Runs one job in a child of its own and waits for its end, at most until its wall time. Nothing
/// when standard input was closed meanwhile: nobody waits for the answer then.
[[nodiscard]] std::optional<JobResult> superviseJob(LuaState& lua, Arena& arena, const Job& job,
                                                    const SystemCallFilter& filter, int null);

} // namespace mesewright::luabox
