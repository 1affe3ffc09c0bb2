// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace mesewright {

/// Files that must stay as they are and a loopback socket that nobody may connect to, while
/// hostile programs run. Removed with the object.
class Canaries
{
public:
    explicit Canaries(const std::filesystem::path& besideProgram);
    Canaries(const Canaries&) = delete;
    Canaries& operator=(const Canaries&) = delete;
    ~Canaries();

    /// What the programs' texts have to be filled in with: where all this is.
    [[nodiscard]] std::map<std::string, std::string> words() const;
    /// Empty when all is untouched, else a sentence.
    [[nodiscard]] std::string trouble() const;

private:
    std::map<std::string, std::filesystem::path> m_files; ///< by the word that stands for them
    std::string m_home;
    int m_socket = -1;
    int m_port = 0;
};

} // namespace mesewright
