// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/family.h"

#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/config/familyfile.h"
#include "core/luanti/familycheck.h"

#include <algorithm>
#include <utility>

namespace mesewright {

namespace {

using FileMap = std::map<std::string, FamilyFile>;
using BrokenMap = std::map<std::string, std::string, std::less<>>;

Finding problem(const FamilyFile& file, const PlacedText& place, std::string text,
                std::string remedy)
{
    Finding finding;
    finding.file = (file.folder / "family.yaml").string();
    finding.line = place.line;
    finding.column = place.column;
    finding.text = std::move(text);
    finding.remedy = std::move(remedy);
    return finding;
}

/// Takes the families of one folder in; what was there under the same name goes.
void take(const std::filesystem::path& folder, FileMap& files, BrokenMap& broken,
          std::vector<Finding>& findings)
{
    auto reading = readFamilies(folder);
    if (!reading) {
        Finding finding;
        finding.file = folder.string();
        finding.text = reading.error().message;
        findings.push_back(std::move(finding));
        return;
    }
    std::move(reading->findings.begin(), reading->findings.end(), std::back_inserter(findings));
    for (FamilyFile& file : reading->families) {
        const std::string name = file.name;
        if (files.contains(name)) {
            Finding note = problem(file, {}, "stands in the place of the built-in family " + name,
                                   "rename it if that was not meant");
            note.severity = Severity::Note;
            findings.push_back(std::move(note));
        }
        files.insert_or_assign(name, std::move(file));
    }
    for (BrokenFamily& one : reading->broken) {
        files.erase(one.name);
        broken[one.name] = std::move(one.reason);
    }
}

/// Compiles what a file holds; each problem is a finding.
class Compiler
{
public:
    explicit Compiler(std::vector<Finding>& findings) : m_findings(findings) {}

    PatternRule rule(const FamilyFile& file)
    {
        PatternRule rule;
        compile(file, file.allOf, rule.needed);
        compile(file, file.noneOf, rule.forbidden);
        return rule;
    }

    void check(const FamilyFile& file)
    {
        if (file.check.empty())
            return;
        const std::string path = (file.folder / "check.lua").string();
        const auto compiled = compileFamilyCheck(file.check, path);
        if (compiled)
            return;
        Finding finding;
        finding.text = compiled.error().message;
        finding.remedy = "correct the script";
        m_findings.push_back(std::move(finding));
    }

private:
    void compile(const FamilyFile& file, const std::vector<PlacedText>& texts,
                 std::vector<PythonPattern>& patterns)
    {
        for (const PlacedText& text : texts) {
            auto pattern = PythonPattern::compile(text.text);
            if (pattern)
                patterns.push_back(std::move(*pattern));
            else
                m_findings.push_back(
                    problem(file, text, pattern.error().message, "correct the regular expression"));
        }
    }

    std::vector<Finding>& m_findings;
};

Family compiled(const FamilyFile& file, const FileMap& files, std::vector<Finding>& findings)
{
    Compiler compiler(findings);
    Family family;
    family.name = file.name;
    family.title = file.title;
    family.kind = file.kind == FamilyFile::Kind::Diff ? Family::Kind::Diff : Family::Kind::Program;
    family.rules = compiler.rule(file);
    family.prompts = file.prompts;
    family.check = file.check;
    if (!file.check.empty())
        family.checkFile = (file.folder / "check.lua").string();
    compiler.check(file);
    family.patched = file.patched.text;
    if (family.patched.empty())
        return family;
    const auto other = files.find(family.patched);
    if (other == files.end() || other->second.kind != FamilyFile::Kind::Program) {
        std::vector<std::string> names;
        for (const auto& [name, one] : files) {
            if (one.kind == FamilyFile::Kind::Program)
                names.push_back(name);
        }
        findings.push_back(
            problem(file, file.patched,
                    "patched names " + family.patched + ", which is no family of kind program",
                    "use one of " + join(names, ", ")));
    } else {
        family.patchedRules = compiler.rule(other->second);
    }
    return family;
}

} // namespace

FamilySet::FamilySet(std::map<std::string, Family, std::less<>> families, BrokenMap broken)
    : m_families(std::move(families)), m_broken(std::move(broken))
{
}

const Family* FamilySet::find(std::string_view name) const
{
    const auto found = m_families.find(name);
    return found == m_families.end() ? nullptr : &found->second;
}

std::string FamilySet::whyNot(std::string_view name) const
{
    const auto found = m_broken.find(name);
    return found == m_broken.end() ? "unknown family" : "the family is broken: " + found->second;
}

FamilyLoading loadFamilies(const std::filesystem::path& builtIn, const std::filesystem::path& user)
{
    FamilyLoading loading;
    FileMap files;
    BrokenMap broken;
    take(builtIn, files, broken, loading.findings);
    if (!user.empty())
        take(user, files, broken, loading.findings);
    std::map<std::string, Family, std::less<>> families;
    for (const auto& [name, file] : files) {
        std::vector<Finding> findings;
        Family family = compiled(file, files, findings);
        if (hasErrors(findings))
            broken[name] = firstError(findings).message;
        else
            families.emplace(name, std::move(family));
        std::move(findings.begin(), findings.end(), std::back_inserter(loading.findings));
    }
    loading.set = std::make_shared<const FamilySet>(std::move(families), std::move(broken));
    return loading;
}

Result<FamilyLoading> loadFamilies(const std::filesystem::path& user)
{
    const auto builtIn = familiesFolder();
    if (!builtIn)
        return machineLacks("the built-in task families (resources/families) are not beside this "
                            "program; install them, or set MESEWRIGHT_RESOURCES to the folder that "
                            "holds families");
    return loadFamilies(*builtIn, user);
}

std::optional<std::string> familyPrompt(const Family& family, std::string_view language,
                                        std::string_view instruction, std::string_view input)
{
    auto prompt = family.prompts.find(std::string(language));
    if (prompt == family.prompts.end())
        prompt = family.prompts.find("en");
    if (prompt == family.prompts.end())
        return std::nullopt;
    const std::string_view text = prompt->second;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        constexpr std::string_view instructionMark = "{instruction}";
        constexpr std::string_view inputMark = "{input}";
        if (text.substr(at).starts_with(instructionMark)) {
            out += instruction;
            at += instructionMark.size();
        } else if (text.substr(at).starts_with(inputMark)) {
            out += input;
            at += inputMark.size();
        } else {
            out += text[at++];
        }
    }
    return out;
}

} // namespace mesewright
