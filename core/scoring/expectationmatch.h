// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scoring/expectation.h"

#include <string>
#include <vector>

namespace mesewright {

/// The registrations of a run that are in force: of several of one name the last.
[[nodiscard]] std::vector<const Json*> effectiveRegistrations(const Json& registered);

/// What keeps one registration from meeting one entry, apart from kind and name; a clause each.
[[nodiscard]] std::vector<std::string> fieldProblems(const ExpectedRegistration& wanted,
                                                     const Json& registration);

/// Sentences for what is missing and for what must not be there. Each entry of `registers` has to
/// be met by a registration of its own (a maximum matching decides).
[[nodiscard]] std::vector<std::string> registrationProblems(const ExpectedRegistrations& wanted,
                                                            const Json& registered);

/// `node "mod:x"`, or `craft of "mod:x"`, or `abm`.
[[nodiscard]] std::string registrationLabel(const Json& registration);

/// Kind and name, where the entry names one, are those of the registration.
[[nodiscard]] bool sameKindAndName(const ExpectedRegistration& wanted, const Json& registration);

} // namespace mesewright
