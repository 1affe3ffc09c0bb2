// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/runs/runlock.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string_view>

namespace mesewright {

/// An output of lines that is made bit by bit and may be interrupted anywhere. Until it is whole it
/// lies in a folder `OUT.partial` beside its place; whoever asks for the same work again goes on
/// where it ended. Two processes at once are kept apart.
class PartialOutput
{
public:
    /// `work` names what is done (inputs by their hashes, options): lines that were left by other
    /// work are thrown away, and a half-written last line is cut off.
    static Result<PartialOutput> open(const std::filesystem::path& out, const Json& work);

    /// Complete lines that are there.
    [[nodiscard]] std::size_t lines() const { return m_lines; }

    [[nodiscard]] Result<void> append(std::string_view line);

    /// Calls `row` for each line as JSON, in order.
    [[nodiscard]] Result<void> forEach(const std::function<void(Json&)>& row) const;

    /// Moves the lines to their place by a rename and removes the folder.
    [[nodiscard]] Result<void> finish();
    /// Removes the folder: what the lines were for is written elsewhere.
    void discard();

private:
    PartialOutput() = default;

    std::filesystem::path m_out;
    std::filesystem::path m_folder;
    RunLock m_lock;
    AppendFile m_file;
    std::size_t m_lines = 0;
};

} // namespace mesewright
