// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// Which text the model is prompted with.
enum class PromptForm {
    Matching, ///< the training text up to the output: ids of prompt and training agree
    Seed      ///< the Python project's text: one line feed fewer before "### Response:", none after
};

/// The plain instruction text around an item, without any chat format.
///
/// A template file holds `{instruction}`, `{input}` and `{output}`, put in once (inserted text is
/// not read again). `{{INPUT_BLOCK}}` becomes ", some of which is provided as input" if the item
/// has an input (more than white space), else nothing. The markers `{{IF_INPUT}}` and
/// `{{END_IF_INPUT}}` go if there is an input, else they go with all between. Then each line loses
/// the white space at its end, as Python's rstrip() sees it.
class PromptTemplate
{
public:
    /// The template of the Python project.
    static PromptTemplate builtIn();

    static Result<PromptTemplate> load(const std::filesystem::path& path);

    /// The same from the file's text; `where` names it in an error.
    static Result<PromptTemplate> parse(std::string_view text, const std::string& where);

    /// The whole text of an item.
    [[nodiscard]] std::string trainText(std::string_view instruction, std::string_view input,
                                        std::string_view output) const;

    /// What comes before the answer.
    [[nodiscard]] std::string prompt(std::string_view instruction, std::string_view input,
                                     PromptForm form = PromptForm::Matching) const;

    /// Refuses to lose inputs: an error if there are items with an input and no place for it.
    [[nodiscard]] Result<void> checkInputs(std::size_t itemsWithInput) const;

    /// The template's text, for a run's record.
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    enum class Kind { Literal, Instruction, Input, Output, InputBlock };
    struct Part
    {
        Kind kind = Kind::Literal;
        bool onlyWithInput = false;
        std::string literal;
    };

    [[nodiscard]] Result<void> checkSections() const;
    [[nodiscard]] std::string render(std::string_view instruction, std::string_view input,
                                     std::string_view output, bool upToOutput) const;

    std::string m_where;
    std::string m_text;
    std::vector<Part> m_parts;
};

} // namespace mesewright
