// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <unistd.h>

namespace mesewright {

inline std::filesystem::path testModels()
{
    return std::filesystem::path(MESEWRIGHT_TEST_DATA) / "models";
}

inline void putFile(const std::filesystem::path& path, std::string_view content)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary)
        .write(content.data(), static_cast<std::streamsize>(content.size()));
}

/// A folder of its own for one test, removed afterwards.
class TemporaryFolder
{
public:
    TemporaryFolder()
    {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "mesewright-formats-XXXXXX").string();
        m_path = ::mkdtemp(pattern.data());
    }
    ~TemporaryFolder()
    {
        std::error_code code;
        std::filesystem::remove_all(m_path, code);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Copies one of the tiny checkpoints so that a test may spoil it.
inline void copyModel(const std::string& model, const std::filesystem::path& to)
{
    std::filesystem::copy(testModels() / model, to, std::filesystem::copy_options::recursive);
}

/// The bytes of a safetensors file made of a header text and data.
inline std::string safetensorsBytes(std::string_view header, std::string_view data)
{
    std::string bytes;
    for (unsigned i = 0; i < 8; ++i)
        bytes += static_cast<char>((header.size() >> (8 * i)) & 0xFF);
    return bytes.append(header).append(data);
}

/// Replaces the first occurrence in a file; fails the test if there is none.
inline void replaceInFile(const std::filesystem::path& path, const std::string& what,
                          const std::string& with)
{
    std::ifstream in(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const std::size_t at = text.find(what);
    ASSERT_NE(at, std::string::npos) << path << " lacks " << what;
    text.replace(at, what.size(), with);
    putFile(path, text);
}

} // namespace mesewright
