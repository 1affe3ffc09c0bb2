// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/llm/tokenizer/tokenizer.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace mesewright::test {

/// Rows of a recorded file, unpacked if it lies compressed in the tree.
std::vector<Json> recordedRows(const std::string& name);

/// A recorded file as text.
std::string recordedText(const std::string& name);

/// The whole vocabulary of the real model, read once.
const Tokenizer& realTokenizer();

/// The tokenizer of the demo's small model.
const Tokenizer& demoTokenizer();

/// The text of a row: `key`, or `key_b64` as base64.
std::string textOf(const Json& row, const std::string& key, const std::string& base64Key);

std::vector<int> idsOf(const Json& value);

} // namespace mesewright::test
