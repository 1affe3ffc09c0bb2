// SPDX-License-Identifier: Apache-2.0
#include "core/llm/hubcache.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/llm/checkpoint.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace mesewright {

namespace {

bool isNameCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
}

/// One part of a hub name, or a commit hash: nothing that could lead to another folder.
bool isPlainPart(const std::string& part)
{
    return !part.empty() && part.front() != '.' && part.find("..") == std::string::npos &&
           std::all_of(part.begin(), part.end(), isNameCharacter);
}

/// `name` or `org/name`.
bool isHubName(const std::string& name)
{
    const auto parts = split(name, '/');
    return parts.size() <= 2 && std::all_of(parts.begin(), parts.end(), isPlainPart);
}

std::string replaceAll(std::string text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

/// A variable that is set to nothing counts as not set.
std::optional<std::string> variable(const EnvironmentLookup& environment, const char* name)
{
    const auto value = environment(name);
    if (!value || value->empty())
        return std::nullopt;
    return expandPath(*value, environment);
}

std::string homeFolder(const EnvironmentLookup& environment)
{
    if (const auto home = environment("HOME"); home && !home->empty())
        return *home;
    const passwd* entry = ::getpwuid(::getuid());
    return entry != nullptr && entry->pw_dir != nullptr ? entry->pw_dir : "/";
}

/// What is wrong with a snapshot, or "".
std::string snapshotProblem(const std::filesystem::path& snapshot)
{
    std::error_code code;
    if (!std::filesystem::exists(snapshot / "config.json", code))
        return "config.json is missing";
    const auto names = checkpointFileNames(snapshot);
    if (!names)
        return names.error().message;
    for (const std::string& name : *names) {
        // exists() follows the link into blobs/, so an unfinished download counts as missing.
        if (!std::filesystem::exists(snapshot / name, code))
            return name + " is missing";
    }
    return "";
}

std::string listed(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    std::error_code code;
    for (std::filesystem::directory_iterator it(folder, code), end; !code && it != end;
         it.increment(code))
        names.push_back(it->path().filename().string());
    std::sort(names.begin(), names.end());
    return names.empty() ? "none" : join(names, ", ");
}

/// The snapshot of `revision` in a model's cache folder, or why there is none.
Result<std::filesystem::path> findSnapshot(const std::filesystem::path& model,
                                           const std::string& revision)
{
    std::error_code code;
    std::string hash = revision;
    const std::filesystem::path ref = model / "refs" / revision;
    if (std::filesystem::is_regular_file(ref, code)) {
        MESEWRIGHT_TRY(const std::string text, readFile(ref));
        hash = std::string(pythonStrip(text));
        if (!isPlainPart(hash))
            return badInput(ref.string() + ": holds no commit hash; fetch the model again");
    }
    const std::filesystem::path snapshot = model / "snapshots" / hash;
    if (!isPlainPart(hash) || !std::filesystem::is_directory(snapshot, code))
        return badInput(model.string() + ": there is no revision '" + revision + "' (refs: " +
                        listed(model / "refs") + "; snapshots: " + listed(model / "snapshots") +
                        "); name one of these or fetch that revision");
    if (const std::string problem = snapshotProblem(snapshot); !problem.empty())
        return badInput(snapshot.string() + ": the snapshot is incomplete: " + problem +
                        "; finish the download");
    return snapshot;
}

} // namespace

EnvironmentLookup processEnvironment()
{
    return [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    };
}

std::string expandPath(const std::string& path, const EnvironmentLookup& environment)
{
    std::string text = path;
    if (text == "~" || text.starts_with("~/"))
        text.replace(0, 1, homeFolder(environment));
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] != '$') {
            result += text[at++];
            continue;
        }
        const bool braced = at + 1 < text.size() && text[at + 1] == '{';
        const std::size_t begin = at + (braced ? 2 : 1);
        std::size_t end = begin;
        if (braced) {
            end = text.find('}', begin);
        } else {
            while (end < text.size() &&
                   (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_'))
                ++end;
        }
        std::optional<std::string> value;
        if (end != std::string::npos && end > begin)
            value = environment(text.substr(begin, end - begin));
        if (!value) {
            result += text[at++];
            continue;
        }
        result += *value;
        at = end + (braced ? 1 : 0);
    }
    return result;
}

std::vector<std::filesystem::path> hubCacheFolders(const EnvironmentLookup& environment)
{
    std::vector<std::filesystem::path> result;
    const auto add = [&](const std::filesystem::path& folder) {
        if (std::find(result.begin(), result.end(), folder) == result.end())
            result.push_back(folder);
    };
    if (const auto cache = variable(environment, "HF_HUB_CACHE")) {
        add(*cache);
    } else if (const auto legacy = variable(environment, "HUGGINGFACE_HUB_CACHE")) {
        add(*legacy);
    } else {
        std::filesystem::path home;
        if (const auto named = variable(environment, "HF_HOME"))
            home = *named;
        else if (const auto xdg = variable(environment, "XDG_CACHE_HOME"))
            home = std::filesystem::path(*xdg) / "huggingface";
        else
            home = std::filesystem::path(homeFolder(environment)) / ".cache" / "huggingface";
        add(home / "hub");
        // Transformers 4 with its own variable set to the same folder puts models right there.
        add(home);
    }
    if (const auto transformers = variable(environment, "TRANSFORMERS_CACHE"))
        add(*transformers);
    return result;
}

bool hubIsOffline(const EnvironmentLookup& environment)
{
    for (const char* name : {"HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"}) {
        std::string value = environment(name).value_or("");
        std::transform(value.begin(), value.end(), value.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        if (value == "1" || value == "ON" || value == "YES" || value == "TRUE")
            return true;
    }
    return false;
}

Result<std::filesystem::path> resolveBase(const std::string& name, const std::string& revision,
                                          const EnvironmentLookup& environment)
{
    if (name.empty())
        return badInput("the base model's name is empty; give a folder or a name like org/name");
    std::error_code code;
    for (const std::string& local : {name, expandPath(name, environment)}) {
        if (std::filesystem::is_directory(local, code))
            return std::filesystem::path(local);
        if (std::filesystem::exists(local, code))
            return badInput(local + ": is a file, but a checkpoint's folder was expected");
    }
    if (!isHubName(name))
        return badInput(name + ": there is no such folder, and it is not a name like org/name "
                               "either; correct the path");
    const auto revisionParts = split(revision, '/');
    if (!std::all_of(revisionParts.begin(), revisionParts.end(), isPlainPart))
        return badInput("'" + revision +
                        "' cannot be a revision; give a branch, a tag or a "
                        "commit hash");

    const std::string folderName = "models--" + replaceAll(name, "/", "--");
    std::vector<std::string> looked;
    std::optional<Error> firstProblem;
    for (const std::filesystem::path& cache : hubCacheFolders(environment)) {
        const std::filesystem::path model = cache / folderName;
        looked.push_back(model.string());
        if (!std::filesystem::is_directory(model, code))
            continue;
        auto snapshot = findSnapshot(model, revision);
        if (snapshot)
            return snapshot;
        if (!firstProblem)
            firstProblem = snapshot.error();
    }
    if (firstProblem)
        return *firstProblem;
    return badInput(name + ": is neither a folder here nor in the local model cache (looked for " +
                    join(looked, ", ") +
                    "); nothing is downloaded: fetch it with another program, set HF_HOME, or "
                    "give a folder");
}

} // namespace mesewright
