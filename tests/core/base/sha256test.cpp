// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"

#include "tests/core/base/testfolder.h"

namespace mesewright {
namespace {

// The examples of FIPS 180-4 and NIST's long message.
TEST(Sha256, gives_the_published_digests)
{
    struct Case
    {
        std::string text;
        const char* expected;
    };
    const Case cases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {std::string(1'000'000, 'a'),
         "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(sha256Hex(c.text), c.expected);
}

TEST(Sha256, pieces_give_the_same_as_the_whole)
{
    std::string text;
    for (int i = 0; i < 300; ++i)
        text.push_back(static_cast<char>(i * 7));
    for (const std::size_t step : {1u, 3u, 55u, 56u, 63u, 64u, 65u, 128u}) {
        Sha256 sum;
        for (std::size_t at = 0; at < text.size(); at += step)
            sum.update(std::string_view(text).substr(at, step));
        EXPECT_EQ(sum.hex(), sha256Hex(text)) << step;
    }
}

TEST(Sha256, of_a_file)
{
    const TestFolder folder;
    const std::string content(3'000'001, 'q');
    put(folder / "f", content);
    const auto sum = sha256OfFile(folder / "f");
    ASSERT_TRUE(sum.ok());
    EXPECT_EQ(*sum, sha256Hex(content));
    for (const auto& path : {folder / "missing", folder.path()}) {
        const auto refused = sha256OfFile(path);
        ASSERT_FALSE(refused.ok()) << path;
        EXPECT_EQ(refused.error().kind, ErrorKind::BadInput);
    }
}

} // namespace
} // namespace mesewright
