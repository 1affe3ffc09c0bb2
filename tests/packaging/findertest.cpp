// SPDX-License-Identifier: Apache-2.0
// What the build says when it is pointed at a libtorch or a CUDA toolkit that it cannot use.
#include "core/base/files.h"
#include "core/base/subprocess.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace mesewright {

namespace {

namespace fs = std::filesystem;

class FinderTest : public testing::Test
{
protected:
    void SetUp() override
    {
        m_folder = fs::path(testing::TempDir()) /
                   ("finders-" +
                    std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
    }
    void TearDown() override { fs::remove_all(m_folder); }

    void put(const fs::path& name, const std::string& text) const
    {
        fs::create_directories((m_folder / name).parent_path());
        std::ofstream(m_folder / name) << text;
    }

    /// A folder that looks like a wheel's torch/ of that version; "" leaves the version out.
    fs::path wheel(const std::string& version) const
    {
        put("torch/include/torch/script.h", "");
        put("torch/lib/libtorch_cpu.so", "");
        put("torch/lib/libc10.so", "");
        std::string header;
        std::size_t at = 0;
        for (const char* part : {"MAJOR", "MINOR", "PATCH"}) {
            if (version.empty())
                break;
            const std::size_t end = std::min(version.find('.', at), version.size());
            header += std::string("#define TORCH_VERSION_") + part + " " +
                      version.substr(at, end - at) + "\n";
            at = end + 1;
        }
        put("torch/include/torch/csrc/api/include/torch/version.h", header);
        return m_folder / "torch";
    }

    /// The words of a configure run that must fail, on one line.
    std::string refusal(const std::vector<std::string>& settings) const
    {
        std::string command = "cmake -G '" MESEWRIGHT_GENERATOR "' -S '" MESEWRIGHT_SOURCE
                              "/tests/packaging/finders' -B '" +
                              (m_folder / "build").string() + "'";
        for (const std::string& setting : settings)
            command += " '-D" + setting + "'";
        const auto output = runCommand({"/bin/sh", "-c", command + " 2>&1"}, 60);
        if (!output)
            return output.error().message;
        EXPECT_NE(output->exitCode, 0);
        std::string words;
        for (const char c : output->standardOutput) {
            const bool space = c == ' ' || c == '\n';
            if (!space || words.empty() || words.back() != ' ')
                words += space ? ' ' : c;
        }
        return words;
    }

    fs::path m_folder;
};

TEST_F(FinderTest, RefusesAFolderWithoutLibtorch)
{
    EXPECT_NE(refusal({"MESEWRIGHT_TORCH=" + m_folder.string()})
                  .find("MESEWRIGHT_TORCH must name the torch/ folder of PyPI's wheel"),
              std::string::npos);
}

TEST_F(FinderTest, RefusesVersionsItWasNotMadeFor)
{
    for (const char* version : {"1.12.1", "2.0.0", "2.5.1", "2.8.0", "2.12.0", "3.0.0"}) {
        const std::string words = refusal({"MESEWRIGHT_TORCH=" + wheel(version).string()});
        EXPECT_NE(words.find(std::string("libtorch ") + version), std::string::npos) << words;
        EXPECT_NE(words.find("use Debian's 1.13 or PyPI's torch 2.9 to 2.11."), std::string::npos)
            << words;
    }
}

TEST_F(FinderTest, RefusesAWheelWithoutAVersion)
{
    EXPECT_NE(refusal({"MESEWRIGHT_TORCH=" + wheel("").string()})
                  .find("has no version.h that names its version"),
              std::string::npos);
}

TEST_F(FinderTest, RefusesAWheelForAnotherCuda)
{
    put("bin/nvcc", "#!/bin/sh\necho 'Cuda compilation tools, release 13.0, V13.0.88'\n");
    fs::permissions(m_folder / "bin/nvcc", fs::perms::owner_all);
    put("torch/lib/libtorch_cpu.so", "");
    put("nvidia/cuda_runtime/lib/libcudart.so.12", "");
    const std::string words =
        refusal({"FAKE_TORCH_LIBRARY=" + (m_folder / "torch/lib/libtorch_cpu.so").string(),
                 "FAKE_TORCH_CUDA_LIBRARY=" + (m_folder / "torch/lib/libtorch_cuda.so").string(),
                 "MESEWRIGHT_NVCC=" + (m_folder / "bin/nvcc").string(), "MESEWRIGHT_CUDA=AUTO"});
    EXPECT_NE(words.find("is made for CUDA 12, nvcc is CUDA 13"), std::string::npos) << words;
    EXPECT_NE(words.find("or configure with -DMESEWRIGHT_CUDA=OFF"), std::string::npos) << words;
}

TEST_F(FinderTest, RefusesAMisspeltSwitch)
{
    EXPECT_NE(refusal({"FAKE_TORCH_LIBRARY=x", "MESEWRIGHT_CUDA=MAYBE"})
                  .find("it must be AUTO, ON or OFF"),
              std::string::npos);
}

} // namespace

} // namespace mesewright
