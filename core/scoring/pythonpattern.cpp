// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/pythonpattern.h"

#include "core/scoring/patterntranslation.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>

namespace mesewright {

namespace {

// A search that needs more steps than this on one text is given up, with a message.
constexpr std::uint32_t stepLimit = 10'000'000;

struct FreeMatch
{
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

struct FreeContext
{
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};

std::string pcreMessage(int code)
{
    std::array<PCRE2_UCHAR, 256> buffer{};
    pcre2_get_error_message(code, buffer.data(), buffer.size());
    return reinterpret_cast<const char*>(buffer.data());
}

} // namespace

struct PythonPattern::Code
{
    pcre2_code* code = nullptr;

    explicit Code(pcre2_code* compiled) : code(compiled) {}
    Code(const Code&) = delete;
    Code& operator=(const Code&) = delete;
    ~Code() { pcre2_code_free(code); }
};

Result<PythonPattern> PythonPattern::compile(std::string pattern)
{
    MESEWRIGHT_TRY(const TranslatedPattern translated, translatePythonPattern(pattern));
    PythonPattern result;
    result.m_source = std::move(pattern);
    if (translated.literal) {
        result.m_literal = *translated.literal;
        return result;
    }
    int code = 0;
    PCRE2_SIZE place = 0;
    std::unique_ptr<pcre2_compile_context, decltype(&pcre2_compile_context_free)> context(
        pcre2_compile_context_create(nullptr), pcre2_compile_context_free);
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    const std::string& text = translated.pcre;
    pcre2_code* compiled = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(),
                                         PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE |
                                             PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C,
                                         &code, &place, context.get());
    if (!compiled) {
        return badInput("the pattern '" + result.m_source +
                        "' is no regular expression: " + pcreMessage(code));
    }
    // Without the JIT compiler the search is slower and the same.
    pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE);
    result.m_code = std::make_shared<const Code>(compiled);
    return result;
}

Result<bool> PythonPattern::search(std::string_view text) const
{
    if (!m_code)
        return text.find(m_literal) != std::string_view::npos;
    thread_local const std::unique_ptr<pcre2_match_data, FreeMatch> data(
        pcre2_match_data_create(1, nullptr));
    thread_local const std::unique_ptr<pcre2_match_context, FreeContext> context = [] {
        std::unique_ptr<pcre2_match_context, FreeContext> made(pcre2_match_context_create(nullptr));
        pcre2_set_match_limit(made.get(), stepLimit);
        return made;
    }();
    const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
    int found = pcre2_match(m_code->code, subject, text.size(), 0, PCRE2_NO_UTF_CHECK, data.get(),
                            context.get());
    if (found == PCRE2_ERROR_JIT_STACKLIMIT)
        found = pcre2_match(m_code->code, subject, text.size(), 0,
                            PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data.get(), context.get());
    if (found == PCRE2_ERROR_NOMATCH)
        return false;
    if (found < 0)
        return machineLacks("the search for '" + m_source +
                            "' was given up: " + pcreMessage(found));
    return true;
}

} // namespace mesewright
