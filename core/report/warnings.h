// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/evidence.h"
#include "core/report/workspacefiles.h"

namespace mesewright::report {

/// Adds to `warnings` what makes the numbers less trustworthy: few or repeated items, settings that
/// differ between base and adapters, answers cut off or not judged, no confirmation, a decision
/// that does not belong to the files beside it. Adds the ids of gates that are older than what
/// they rest on to `stale`.
void addResultWarnings(Evidence& evidence, std::vector<std::string>& stale);

/// Adds what training shows: steps without a loss, an unfinished run, damaged lines.
void addTrainingWarnings(Evidence& evidence);

/// Compares training, evaluation and confirmation items word for word, where the files are here;
/// says so where they are not.
void addLeakWarnings(WorkspaceFiles& files, Evidence& evidence);

} // namespace mesewright::report
