// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/charclass.h"

#include <algorithm>

namespace mesewright {

namespace {

constexpr std::uint32_t runs[] = {
#include "core/llm/tokenizer/charclass.inc"
};

} // namespace

CharTable::CharTable()
{
    std::vector<CharClassSet> flat;
    flat.reserve(0x110000);
    for (const std::uint32_t run : runs)
        flat.insert(flat.end(), run >> 3, setOf(static_cast<CharClass>(run & 7)));
    flat[U'\n'] = flat[U'\r'] = setOf(CharClass::Newline);

    for (std::size_t block = 0; block < m_pageOf.size(); ++block) {
        Page page;
        std::copy_n(flat.begin() + static_cast<std::ptrdiff_t>(block * 256), 256, page.begin());
        auto known = std::find(m_pages.begin(), m_pages.end(), page);
        if (known == m_pages.end())
            known = m_pages.insert(m_pages.end(), page);
        m_pageOf[block] = static_cast<std::uint8_t>(known - m_pages.begin());
    }
}

const CharTable& CharTable::instance()
{
    static const CharTable table;
    return table;
}

} // namespace mesewright
