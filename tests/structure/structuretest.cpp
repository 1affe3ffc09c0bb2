// SPDX-License-Identifier: Apache-2.0
// What the tree promises about itself: who may include whom, one home for each library, a licence
// in each file, no file too long. A rule that nobody checks is a wish.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace mesewright {
namespace {

const std::filesystem::path root = MESEWRIGHT_SOURCE;
constexpr std::size_t mostLines = 700;

struct SourceFile
{
    std::string path; ///< from the root, with slashes
    std::vector<std::string> lines;
};

bool isSource(const std::filesystem::path& path)
{
    static const std::set<std::string> endings{".h",   ".cpp", ".cu", ".cuh",  ".c",
                                               ".lua", ".sh",  ".py", ".cmake"};
    return endings.contains(path.extension().string()) || path.filename() == "CMakeLists.txt";
}

const std::vector<SourceFile>& sources()
{
    static const std::vector<SourceFile> all = [] {
        std::vector<SourceFile> found;
        for (const char* folder : {"app", "core", "ui", "tests", "packaging", "resources"}) {
            for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
                const std::string path =
                    std::filesystem::relative(entry.path(), root).generic_string();
                // Inputs of tests are data, whatever their names end with.
                if (!entry.is_regular_file() || !isSource(entry.path()) ||
                    path.starts_with("tests/data/") ||
                    (path.starts_with("tests/hostile/") && path.ends_with(".lua")))
                    continue;
                SourceFile file{path, {}};
                std::ifstream stream(entry.path());
                for (std::string line; std::getline(stream, line);)
                    file.lines.push_back(line);
                found.push_back(std::move(file));
            }
        }
        std::sort(found.begin(), found.end(),
                  [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
        return found;
    }();
    return all;
}

/// What a file includes, without the quotes or brackets.
std::vector<std::string> includes(const SourceFile& file)
{
    static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<std::string> found;
    std::smatch match;
    for (const std::string& line : file.lines)
        if (std::regex_search(line, match, pattern))
            found.push_back(match[1]);
    return found;
}

/// "core/llm/cuda/x.h", 2 -> "core/llm"
std::string folderOf(const std::string& path, int depth)
{
    std::size_t end = 0;
    for (int i = 0; i < depth; ++i) {
        end = path.find('/', end);
        if (end == std::string::npos)
            return path;
        ++end;
    }
    return path.substr(0, end - 1);
}

TEST(Structure, the_tree_is_there)
{
    EXPECT_GT(sources().size(), 500u);
}

TEST(Structure, no_file_is_too_long)
{
    for (const SourceFile& file : sources())
        EXPECT_LE(file.lines.size(), mostLines) << file.path << ": split it";
}

// Two types of one name in one namespace link without a word and crash at run time.
TEST(Structure, one_type_a_name)
{
    static const std::regex space(R"(^(inline )?namespace ([\w:]+) \{)");
    static const std::regex type(
        R"(^(?:struct|class|enum class|enum|union) (\w+)(?: final)?(?: :.*)?(?: \{.*)?$)");
    std::map<std::string, std::string> known;
    std::smatch match;
    for (const SourceFile& file : sources()) {
        if (!file.path.starts_with("core/") && !file.path.starts_with("ui/"))
            continue;
        std::string in;
        bool hidden = false;
        for (const std::string& line : file.lines) {
            if (std::regex_search(line, match, space))
                in = match[2];
            else if (line == "namespace {" || line == "} // namespace")
                hidden = line.front() == 'n';
            else if (!hidden && std::regex_match(line, match, type)) {
                const std::string name = in + "::" + match[1].str();
                const auto [first, fresh] = known.emplace(name, file.path);
                EXPECT_TRUE(fresh) << name << ": in " << first->second << " and in " << file.path;
            }
        }
    }
    EXPECT_GT(known.size(), 300u);
}

TEST(Structure, each_file_names_its_licence)
{
    for (const SourceFile& file : sources()) {
        const bool window = file.path.starts_with("ui/") || file.path.starts_with("app/window/") ||
                            file.path.starts_with("tests/ui/");
        const std::string licence =
            std::string("SPDX-License-Identifier: ") + (window ? "GPL-3.0-or-later" : "Apache-2.0");
        bool named = false;
        for (std::size_t i = 0; i < std::min<std::size_t>(3, file.lines.size()); ++i)
            named = named || file.lines[i].find(licence) != std::string::npos;
        EXPECT_TRUE(named) << file.path << ": wants " << licence;
    }
}

TEST(Structure, arrows_go_down_only)
{
    // Who may include whom, beside itself.
    const std::map<std::string, std::set<std::string>> arrows{
        {"core/base", {}},
        {"core/config", {"core/base"}},
        {"core/data", {"core/base"}},
        {"core/luanti", {"core/base", "core/config"}},
        {"core/metrics", {"core/base"}},
        {"core/llm", {"core/base"}},
        {"core/scoring", {"core/base", "core/config", "core/data", "core/luanti"}},
        {"core/runs", {"core/base", "core/metrics"}},
        {"core/report", {"core/base", "core/data", "core/metrics", "core/runs", "core/scoring"}},
    };
    for (const SourceFile& file : sources()) {
        const bool core = file.path.starts_with("core/");
        const bool ui = file.path.starts_with("ui/");
        if (!core && !ui)
            continue;
        const std::string from = folderOf(file.path, 2);
        for (const std::string& name : includes(file)) {
            if (core) {
                EXPECT_FALSE(name.starts_with("Q") || name.starts_with("ui/"))
                    << file.path << " includes " << name;
            }
            EXPECT_FALSE(name.starts_with("app/")) << file.path << " includes " << name;
            if (!name.starts_with("core/") || !core)
                continue;
            const auto allowed = arrows.find(from);
            const std::string to = folderOf(name, 2);
            if (allowed != arrows.end()) {
                EXPECT_TRUE(to == from || allowed->second.contains(to))
                    << file.path << " includes " << name;
            }
        }
    }
}

TEST(Structure, a_panel_knows_no_other_panel)
{
    const std::map<std::string, std::set<std::string>> above{
        {"ui/models", {"ui/panels"}},
        {"ui/widgets", {"ui/panels", "ui/models", "ui/engine"}},
        {"ui/charts", {"ui/panels", "ui/models", "ui/engine"}},
        {"ui/engine", {"ui/panels", "ui/models"}},
        {"ui/shell", {"ui/panels"}},
    };
    for (const SourceFile& file : sources()) {
        if (!file.path.starts_with("ui/"))
            continue;
        const auto refused = above.find(folderOf(file.path, 2));
        for (const std::string& name : includes(file)) {
            if (file.path.starts_with("ui/panels/") && name.starts_with("ui/panels/")) {
                EXPECT_EQ(folderOf(file.path, 3), folderOf(name, 3)) << file.path;
            }
            if (refused != above.end()) {
                EXPECT_FALSE(refused->second.contains(folderOf(name, 2)))
                    << file.path << " includes " << name;
            }
        }
    }
}

TEST(Structure, each_library_has_one_home)
{
    struct Home
    {
        std::regex header;
        std::vector<std::string> folders;
    };
    const std::vector<Home> homes{
        {std::regex("^(torch|ATen|c10)/"), {"core/llm/torch/"}},
        {std::regex("^(cuda|cublas|mma|nvml)"), {"core/llm/cuda/", "app/bench/"}},
        {std::regex("^yaml-cpp/"), {"core/config/"}},
        {std::regex("^lua(jit|lib|xlib|conf)?\\.h(pp)?$"),
         {"core/luanti/", "app/luabox/", "app/luaparse/"}},
        {std::regex("^Qsci/"), {"ui/widgets/"}},
        {std::regex("^(QtCharts/|QChart|QLineSeries|QValueAxis|QAreaSeries)"), {"ui/charts/"}},
        {std::regex("^CLI/"), {"app/cli/"}},
    };
    std::size_t torchFiles = 0;
    for (const SourceFile& file : sources()) {
        if (file.path.starts_with("tests/"))
            continue;
        bool torch = false;
        for (const std::string& name : includes(file))
            for (const Home& home : homes) {
                if (!std::regex_search(name, home.header))
                    continue;
                torch = torch || &home == &homes.front();
                EXPECT_TRUE(std::any_of(
                    home.folders.begin(), home.folders.end(),
                    [&](const std::string& folder) { return file.path.starts_with(folder); }))
                    << file.path << " includes " << name;
            }
        torchFiles += torch && file.path.ends_with(".cpp") ? 1 : 0;
        if (file.path.ends_with(".cu")) {
            EXPECT_FALSE(torch) << file.path;
        }
    }
    EXPECT_LE(torchFiles, 12u);
}

TEST(Structure, colours_come_from_the_theme)
{
    const std::regex literal(R"("#[0-9a-fA-F]{6}"|QColor\(\s*\d|QColor\(QStringLiteral|)"
                             R"(Qt::(red|green|blue|black|white|gray|yellow|cyan|magenta)\b)");
    for (const SourceFile& file : sources()) {
        if (!file.path.starts_with("ui/") || file.path.starts_with("ui/shell/theme/"))
            continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            EXPECT_FALSE(std::regex_search(file.lines[i], literal))
                << file.path << ", line " << i + 1 << ": " << file.lines[i];
    }
}

} // namespace
} // namespace mesewright
