// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace mesewright {

/// The part of an answer that is meant for the user.
struct AnswerText
{
    bool found = true;        ///< false: the answer has channels, but never came to the final one
    bool hasChannels = false; ///< it is written in the harmony format
    std::string_view text;    ///< a part of the answer
    const char* why = "";     ///< for a reader, when channels or stop tokens were cut off
};

/// Takes the last message on the channel final out of an answer in the harmony format, with its
/// special tokens as text or with what stays when they are left out (`analysis…assistantfinal…`);
/// an answer without channels stays whole. Stop tokens at the end are cut off.
[[nodiscard]] AnswerText finalChannel(std::string_view answer);

} // namespace mesewright
