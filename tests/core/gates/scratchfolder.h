// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>

namespace mesewright::test {

/// A fresh folder that goes with the object.
class ScratchFolder
{
public:
    ScratchFolder()
    {
        std::string name = std::filesystem::temp_directory_path() / "mesewright-gates-XXXXXX";
        m_path = ::mkdtemp(name.data());
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const
    {
        return m_path / name;
    }
    std::filesystem::path write(const std::string& name, std::string_view content) const
    {
        EXPECT_TRUE(writeFileAtomically(file(name), content));
        return file(name);
    }
    [[nodiscard]] std::string content(const std::string& name) const
    {
        const auto text = readFile(file(name));
        EXPECT_TRUE(text) << name;
        return text ? *text : std::string();
    }

private:
    std::filesystem::path m_path;
};

} // namespace mesewright::test
