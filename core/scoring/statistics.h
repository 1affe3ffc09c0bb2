// SPDX-License-Identifier: Apache-2.0
#pragma once

/// All statistics of the scoring folder, for those who need several.
#include "core/scoring/agreement.h"
#include "core/scoring/bootstrap.h"
#include "core/scoring/intervals.h"
#include "core/scoring/pairedtests.h"
#include "core/scoring/passatk.h"
