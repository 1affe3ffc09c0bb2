// SPDX-License-Identifier: Apache-2.0
#include "core/base/base64.h"

#include <gtest/gtest.h>

#include <utility>

namespace mesewright {
namespace {

/// The test vectors of RFC 4648, section 10, and the two digits that they lack.
TEST(Base64, meets_the_vectors_of_the_rfc)
{
    const std::pair<const char*, const char*> vectors[]{{"", ""},
                                                        {"f", "Zg=="},
                                                        {"fo", "Zm8="},
                                                        {"foo", "Zm9v"},
                                                        {"foob", "Zm9vYg=="},
                                                        {"fooba", "Zm9vYmE="},
                                                        {"foobar", "Zm9vYmFy"},
                                                        {"\xff\xef\xbe", "/+++"}};
    for (const auto& [bytes, text] : vectors) {
        EXPECT_EQ(toBase64(bytes), text);
        EXPECT_EQ(fromBase64(text), bytes);
    }
}

TEST(Base64, gives_back_all_bytes)
{
    std::string bytes;
    for (int length = 0; length < 300; ++length) {
        EXPECT_EQ(fromBase64(toBase64(bytes)), bytes);
        bytes += static_cast<char>(length * 7);
    }
}

TEST(Base64, refuses_what_is_no_base64)
{
    for (const char* text :
         {"Z", "Zg", "Zg=", "Zg==Zg==", "Z===", "====", "Zm9 ", "Zm9-", "Zh==", "Zm9=", "=Zm9"})
        EXPECT_FALSE(fromBase64(text)) << text;
}

} // namespace
} // namespace mesewright
