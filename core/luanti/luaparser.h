// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/subprocess.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// The Luas that texts are parsed with. Luanti runs LuaJIT, or Lua 5.1 where it was built without.
enum class LuaDialect { LuaJit, Lua51, Lua54 };

/// What the child program of a dialect is called, and the environment variable that names another:
/// `mesewright-luajit` and MESEWRIGHT_LUAJIT.
struct LuaProgramNames
{
    const char* program;
    const char* variable;
    const char* package; ///< Debian's, which the build needs for it
};
[[nodiscard]] LuaProgramNames programNames(LuaDialect dialect);

/// What a Lua compiler says about one text, read as a file.
struct ParseVerdict
{
    enum class State {
        Ok,    ///< it parses
        Error, ///< it does not; `line` and `message` say where and why
        NotRun ///< the compiler could not judge it: a limit was met, or it died; `message` says
               ///< which
    };
    State state = State::NotRun;
    int line = 0;        ///< from 1; 0 when the compiler names none
    std::string message; ///< the compiler's words without the place, empty for Ok
};

/// Parses Lua texts in a child program, which holds one real Lua and never runs what it parses.
/// The child is started at the first call and kept; when a text kills it, that text is NotRun and
/// a new child goes on. Texts are read as the Lua reads a file: a first line that starts with `#`
/// is skipped (and a byte order mark, but not by 5.1), NUL is data; bytecode is refused as an
/// error. One object is for one thread at a time.
class LuaParser
{
public:
    /// `program`: the child. Empty: what the dialect's variable in the environment names, else the
    /// dialect's program beside the running one or in `../bin` of its folder.
    explicit LuaParser(LuaDialect dialect, std::filesystem::path program = {});
    /// The one for Lua 5.1.
    explicit LuaParser(std::filesystem::path program = {});

    /// One verdict a text, in order. Fails only when no child can be started.
    [[nodiscard]] Result<std::vector<ParseVerdict>> parse(std::span<const std::string_view> texts);

    /// The name that the child's Lua gives itself, such as "Lua 5.1.5"; starts the child.
    [[nodiscard]] Result<std::string> release();

    /// Texts above this size (bytes) are not sent and become NotRun.
    static constexpr std::size_t maximumTextSize = std::size_t{32} << 20;

private:
    Result<void> start();
    Result<std::vector<ParseVerdict>> exchange(std::span<const std::string_view> texts);
    Result<void> parseGroup(std::span<const std::string_view> texts,
                            std::vector<ParseVerdict>& verdicts);

    LuaDialect m_dialect;
    std::filesystem::path m_program;
    std::optional<ChildProcess> m_child;
    std::string m_release;
};

} // namespace mesewright
