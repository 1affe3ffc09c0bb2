# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=... -DOUTPUT=... -P embed.cmake: writes FOLDER's files, in the order of its
# order.txt, into one C++ source that defines embeddedStub().
set(files "")
if(EXISTS "${FOLDER}/order.txt")
    file(STRINGS "${FOLDER}/order.txt" lines)
    foreach(line IN LISTS lines)
        string(STRIP "${line}" line)
        if(line AND NOT line MATCHES "^#")
            list(APPEND files "${line}")
        endif()
    endforeach()
endif()
set(entries "")
foreach(name IN LISTS files)
    file(READ "${FOLDER}/${name}" hex HEX)
    # Bytes as numbers: a literal has a length limit, and the text may hold anything.
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(MAKE_C_IDENTIFIER "${name}" id)
    string(APPEND arrays "constexpr unsigned char bytes_${id}[] = {${bytes}0};\n")
    string(APPEND entries "    entry(\"${name}\", bytes_${id}, sizeof bytes_${id} - 1),\n")
endforeach()
list(LENGTH files count)
file(WRITE "${OUTPUT}.new" "// Made by embed.cmake.
#include \"app/luabox/embeddedstub.h\"

#include <array>
#include <cstddef>

namespace mesewright::luabox {

namespace {

${arrays}
[[maybe_unused]] StubSource entry(std::string_view name, const unsigned char* bytes, std::size_t size)
{
    return {name, {reinterpret_cast<const char*>(bytes), size}};
}

const std::array<StubSource, ${count}> files{{
${entries}}};

} // namespace

std::span<const StubSource> embeddedStub()
{
    return files;
}

} // namespace mesewright::luabox
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
