// SPDX-License-Identifier: Apache-2.0
#include "core/llm/safetensors.h"

#include "core/llm/bfloat16.h"
#include "core/llm/safetensorswriter.h"
#include "tests/core/llm/formats/temporaryfolder.h"

#include <cmath>
#include <fstream>

namespace mesewright {
namespace {

std::string oneTensor(const std::string& dtype, const std::string& shape, const std::string& begin,
                      const std::string& end)
{
    return R"({"a":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":[)" + begin +
           "," + end + "]}}";
}

struct Hostile
{
    const char* what;
    std::string bytes;
    const char* said; ///< a part of the message
};

std::vector<Hostile> hostileFiles()
{
    const auto file = [](const std::string& header, std::size_t data = 0) {
        return safetensorsBytes(header, std::string(data, 'x'));
    };
    const std::string good = oneTensor("F32", "[2]", "0", "8");
    std::string lying = file(good, 8);
    lying[0] = static_cast<char>(0xFF);
    std::string huge = file(good, 8);
    huge[7] = 0x7F;
    return {
        {"empty file", "", "holds 0 bytes"},
        {"seven bytes", "1234567", "holds 7 bytes"},
        {"header longer than the file", lying, "cut off"},
        {"header length near 2^63", huge, "over the format's limit"},
        {"no header", file("", 0), "does not start with '{'"},
        {"space before the brace", file(" " + good, 8), "does not start with '{'"},
        {"byte order mark", file("\xEF\xBB\xBF" + good, 8), "does not start with '{'"},
        {"a list", file("[]"), "does not start with '{'"},
        {"not JSON", file("{\"a\":"), "not valid JSON"},
        {"rubbish after JSON", file(good + "x", 8), "not valid JSON"},
        {"NUL padding", file(good + std::string(3, '\0'), 8), "not valid JSON"},
        {"comment", file("{/*x*/}"), "not valid JSON"},
        {"trailing comma", file("{\"__metadata__\":{},}"), "not valid JSON"},
        {"not UTF-8", file("{\"\xFF\":{}}"), "not valid UTF-8"},
        {"surrogate in UTF-8", file("{\"\xED\xA0\x80\":{}}"), "not valid UTF-8"},
        {"lone surrogate escape", file(R"({"\ud800":{}})"), "not valid JSON"},
        {"duplicate tensor", file(good.substr(0, good.size() - 1) + "," + good.substr(1), 8),
         "stands twice"},
        {"duplicate escaped", file(good.substr(0, good.size() - 1) + R"(,"\u0061":{}})", 8),
         "stands twice"},
        {"duplicate field",
         file(R"({"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 8),
         "stands twice"},
        {"duplicate metadata", file(R"({"__metadata__":{"k":"a","k":"b"}})"), "stands twice"},
        {"metadata number", file(R"({"__metadata__":{"format":1}})"), "is a number"},
        {"metadata object", file(R"({"__metadata__":{"format":{}}})"), "is an object"},
        {"metadata list", file(R"({"__metadata__":{"format":[]}})"), "is a list"},
        {"metadata null", file(R"({"__metadata__":null})"), "is null"},
        {"metadata text", file(R"({"__metadata__":"x"})"), "is a text"},
        {"entry is a number", file(R"({"a":1})"), "is a number"},
        {"entry is a list", file(R"({"a":[1]})"), "is a list"},
        {"entry is empty", file(R"({"a":{}})"), "lacks one of"},
        {"no dtype", file(R"({"a":{"shape":[2],"data_offsets":[0,8]}})", 8), "lacks one of"},
        {"no shape", file(R"({"a":{"dtype":"F32","data_offsets":[0,8]}})", 8), "lacks one of"},
        {"no offsets", file(R"({"a":{"dtype":"F32","shape":[2]}})", 8), "lacks one of"},
        {"one offset", file(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}})", 8),
         "lacks one of"},
        {"three offsets", file(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}})", 8),
         "lacks one of"},
        {"unknown dtype", file(oneTensor("F31", "[2]", "0", "8"), 8), "unknown dtype 'F31'"},
        {"lower-case dtype", file(oneTensor("f32", "[2]", "0", "8"), 8), "unknown dtype"},
        {"dtype is a number", file(R"({"a":{"dtype":1,"shape":[2],"data_offsets":[0,8]}})", 8),
         "is a number"},
        {"shape is a number", file(oneTensor("F32", "2", "0", "8"), 8), "is a number"},
        {"negative size", file(oneTensor("F32", "[-2]", "0", "8"), 8), "whole number from 0"},
        {"size with a fraction", file(oneTensor("F32", "[2.0]", "0", "8"), 8),
         "whole number from 0"},
        {"size as text", file(oneTensor("F32", "[\"2\"]", "0", "8"), 8), "is a text"},
        {"nested shape", file(oneTensor("F32", "[[2]]", "0", "8"), 8), "is a list"},
        {"shape with null", file(oneTensor("F32", "[null]", "0", "8"), 8), "is null"},
        {"size over 64 bits", file(oneTensor("F32", "[18446744073709551616]", "0", "8"), 8),
         "whole number from 0"},
        {"size of 2^63", file(oneTensor("F32", "[9223372036854775808]", "0", "8"), 8), "too large"},
        {"product overflows", file(oneTensor("F32", "[4294967296,4294967296,4]", "0", "8"), 8),
         "overflows"},
        {"product wraps to the right size",
         file(oneTensor("U8", "[4294967298,4294967296,2147483648]", "0", "0")), "overflows"},
        {"overflow before a zero",
         file(oneTensor("U8", "[4294967296,4294967296,4294967296,0]", "0", "0")), "overflows"},
        {"bits overflow", file(oneTensor("F64", "[2305843009213693952]", "0", "0")), "overflows"},
        {"half bytes do not fill", file(oneTensor("F4", "[3]", "0", "2"), 2), "whole bytes"},
        {"six bits do not fill", file(oneTensor("F6_E2M3", "[5]", "0", "4"), 4), "whole bytes"},
        {"begin after end", file(oneTensor("F32", "[2]", "8", "0"), 8), "ends before it begins"},
        {"too few bytes", file(oneTensor("F32", "[2]", "0", "4"), 4), "needs 8 bytes"},
        {"too many bytes", file(oneTensor("F32", "[2]", "0", "12"), 12), "needs 8 bytes"},
        {"hole at the start", file(oneTensor("F32", "[1]", "4", "8"), 8), "a hole"},
        {"past the end", file(good, 4), "but the file holds 4 bytes"},
        {"bytes left over", file(good, 9), "but the file holds 9 bytes"},
        {"data without tensors", file("{}", 1), "but the file holds 1 bytes"},
        {"offsets near 2^64",
         file(oneTensor("F32", "[1]", "18446744073709551612", "18446744073709551615"), 8),
         "needs 4 bytes"},
        {"overlap",
         file(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},)"
              R"("b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}})",
              6),
         "overlaps"},
        {"the same bytes twice",
         file(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},)"
              R"("b":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})",
              4),
         "overlaps"},
        {"hole between",
         file(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
              R"("b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}})",
              3),
         "a hole"},
        {"deeply nested", file("{\"a\":{\"x\":" + std::string(100000, '['), 0), "not valid JSON"},
    };
}

TEST(Safetensors, HostileFilesAreRefused)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "bad.safetensors";
    for (const Hostile& c : hostileFiles()) {
        SCOPED_TRACE(c.what);
        putFile(path, c.bytes);
        const auto file = SafetensorsFile::open(path);
        ASSERT_FALSE(file);
        EXPECT_EQ(file.error().kind, ErrorKind::BadInput);
        EXPECT_NE(file.error().message.find("bad.safetensors"), std::string::npos);
        EXPECT_NE(file.error().message.find(c.said), std::string::npos) << file.error().message;
    }
}

/// A good file cut at every length, and with every header byte flipped, never crashes and, cut,
/// never opens.
TEST(Safetensors, CutAndFlippedFiles)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "x.safetensors";
    const std::vector<float> values{1, 2, 3};
    ASSERT_TRUE(writeSafetensors(path, {floatTensor("v", {3}, values)}));
    std::ifstream in(path, std::ios::binary);
    const std::string good((std::istreambuf_iterator<char>(in)), {});
    for (std::size_t length = 0; length < good.size(); ++length) {
        putFile(path, std::string_view(good).substr(0, length));
        EXPECT_FALSE(SafetensorsFile::open(path)) << length;
    }
    int opened = 0;
    for (std::size_t i = 0; i < good.size() - 12; ++i) {
        std::string bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0x15);
        putFile(path, bad);
        opened += SafetensorsFile::open(path) ? 1 : 0; // a changed name is still a good file
    }
    EXPECT_LT(opened, 30);
}

TEST(Safetensors, UnusualButAllowed)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "ok.safetensors";
    struct Case
    {
        const char* what;
        std::string header;
        std::size_t data, tensors;
    };
    const Case cases[] = {
        {"no tensors", "{}", 0, 0},
        {"padding", "{}        ", 0, 0},
        {"metadata only", R"({"__metadata__":{"format":"pt","":"x"}})", 0, 0},
        {"rank 0", oneTensor("F32", "[]", "0", "4"), 4, 1},
        {"zero size", oneTensor("F32", "[3,0,2]", "0", "0"), 0, 1},
        {"half bytes", oneTensor("F4", "[4]", "0", "2"), 2, 1},
        {"six bits", oneTensor("F6_E3M2", "[4]", "0", "3"), 3, 1},
        {"unknown field", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":[{"y":1}]}})",
         1, 1},
        {"any order",
         R"({"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},)"
         R"("a":{"data_offsets":[0,1],"shape":[1],"dtype":"U8"}})",
         2, 2},
        {"zero sizes between",
         R"({"b":{"dtype":"U8","shape":[0],"data_offsets":[1,1]},)"
         R"("c":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},)"
         R"("a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
         2, 3},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.what);
        putFile(path, safetensorsBytes(c.header, std::string(c.data, 'x')));
        const auto file = SafetensorsFile::open(path);
        ASSERT_TRUE(file) << file.error().message;
        EXPECT_EQ(file->tensors().size(), c.tensors);
    }
}

TEST(Safetensors, EveryDtypeByNameAndSize)
{
    const std::pair<const char*, unsigned> dtypes[] = {
        {"BOOL", 8},        {"F4", 4},      {"F6_E2M3", 6}, {"F6_E3M2", 6}, {"U8", 8},
        {"I8", 8},          {"F8_E5M2", 8}, {"F8_E4M3", 8}, {"F8_E8M0", 8}, {"F8_E4M3FNUZ", 8},
        {"F8_E5M2FNUZ", 8}, {"I16", 16},    {"U16", 16},    {"F16", 16},    {"BF16", 16},
        {"I32", 32},        {"U32", 32},    {"F32", 32},    {"C64", 64},    {"F64", 64},
        {"I64", 64},        {"U64", 64}};
    for (const auto& [name, bits] : dtypes) {
        const auto dtype = dtypeFromName(name);
        ASSERT_TRUE(dtype) << name;
        EXPECT_STREQ(dtypeName(*dtype), name);
        EXPECT_EQ(dtypeBits(*dtype), bits);
        const auto header =
            parseSafetensorsHeader(oneTensor(name, "[8]", "0", std::to_string(bits)), bits, "x");
        EXPECT_TRUE(header) << name;
    }
}

/// Values from tensors that start at odd bytes.
TEST(Safetensors, UnalignedStarts)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "odd.safetensors";
    const float values[] = {1.5f, -2.25f};
    std::string data = "x";
    data.append(reinterpret_cast<const char*>(values), sizeof values);
    data += "\x80\x3f"; // bf16 1.0
    putFile(path, safetensorsBytes(R"({"n":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                                   R"("v":{"dtype":"F32","shape":[2],"data_offsets":[1,9]},)"
                                   R"("w":{"dtype":"BF16","shape":[],"data_offsets":[9,11]}})",
                                   data));
    const auto file = SafetensorsFile::open(path);
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->readFloats("v").value(), (std::vector<float>{1.5f, -2.25f}));
    EXPECT_EQ(file->readFloats("w").value(), std::vector<float>{1.0f});
    EXPECT_EQ(file->readIntegers("n").value(), std::vector<std::int64_t>{'x'});
    EXPECT_FALSE(file->readFloats("n"));
    EXPECT_FALSE(file->readIntegers("v"));
    EXPECT_FALSE(file->readFloats("nothing"));
}

TEST(Safetensors, WriterOrdersPadsAndRoundTrips)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "deep/out.safetensors";
    const std::vector<float> floats{1, 2};
    const std::vector<std::int32_t> ints{-3};
    const std::vector<std::int64_t> longs{1LL << 40};
    TensorData bytes{{"a.bytes", Dtype::U8, {3}}, std::vector<std::byte>(3, std::byte{7})};
    ASSERT_TRUE(
        writeSafetensors(path, {bytes, floatTensor("z", {2}, floats), int32Tensor("i", {}, ints),
                                floatTensor("b", {0, 4}, {}), int64Tensor("l", {1}, longs)}));
    const auto file = SafetensorsFile::open(path);
    ASSERT_TRUE(file) << file.error().message;
    std::vector<std::string> order;
    for (const TensorInfo& tensor : file->tensors())
        order.push_back(tensor.name);
    // I64, F32 by name, I32, U8. The zero-size one shares its start with the next.
    EXPECT_EQ(order, (std::vector<std::string>{"l", "b", "z", "i", "a.bytes"}));
    EXPECT_EQ(file->metadata().at("format"), "pt");
    EXPECT_EQ(file->readFloats("z").value(), floats);
    EXPECT_EQ(file->readIntegers("i").value(), std::vector<std::int64_t>{-3});
    EXPECT_EQ(file->readIntegers("l").value(), longs);
    EXPECT_EQ(static_cast<unsigned>(file->fileBytes()[0]) % 8, 0u);
    for (const TensorInfo& tensor : file->tensors())
        EXPECT_EQ(tensor.begin % std::max(1u, dtypeBits(tensor.dtype) / 8), 0u);
}

TEST(Safetensors, WriterStreamsAndChecks)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "s.safetensors";
    const std::vector<TensorSpec> specs{{"a", Dtype::U8, {4}}, {"b", Dtype::U8, {2}}};
    const std::vector<std::byte> two(2, std::byte{1});
    {
        auto writer = SafetensorsWriter::create(path, specs, torchMetadata());
        ASSERT_TRUE(writer) << writer.error().message;
        EXPECT_EQ(writer->dataBytes(), 6u);
        ASSERT_TRUE(writer->write("b", two));
        ASSERT_TRUE(writer->write("a", two));
        EXPECT_FALSE(writer->finish()) << "a is not complete";
        EXPECT_FALSE(writer->write("b", two)) << "b is complete";
        EXPECT_FALSE(writer->write("c", two));
        EXPECT_FALSE(std::filesystem::exists(path));
        ASSERT_TRUE(writer->write("a", two));
        ASSERT_TRUE(writer->finish());
    }
    EXPECT_TRUE(SafetensorsFile::open(path));
    {
        auto dropped = SafetensorsWriter::create(folder.path() / "d.safetensors", specs, {});
        ASSERT_TRUE(dropped);
    }
    EXPECT_FALSE(
        SafetensorsWriter::create(path, {{"a", Dtype::U8, {1}}, {"a", Dtype::U8, {1}}}, {}));
    EXPECT_FALSE(SafetensorsWriter::create(path, {{"a", Dtype::F4, {1}}}, {}));
    EXPECT_FALSE(SafetensorsWriter::create(path, {{"__metadata__", Dtype::U8, {1}}}, {}));
    EXPECT_FALSE(SafetensorsWriter::create("/proc/none/x.safetensors", specs, {}));
    int files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path()))
        ++files;
    EXPECT_EQ(files, 1) << "temporary files were left";
}

/// Our writer gives the bytes of the reference writer.
TEST(Safetensors, RewritesARecordedFileByteForByte)
{
    const TemporaryFolder folder;
    const auto from = testModels() / "small-odd/bf16/model.safetensors";
    const auto file = SafetensorsFile::open(from);
    ASSERT_TRUE(file);
    std::vector<TensorData> tensors;
    for (const TensorInfo& tensor : file->tensors()) {
        const auto data = file->data(tensor);
        tensors.push_back({{tensor.name, tensor.dtype, tensor.shape}, {data.begin(), data.end()}});
    }
    const auto to = folder.path() / "copy.safetensors";
    ASSERT_TRUE(writeSafetensors(to, tensors, file->metadata()));
    const auto copy = SafetensorsFile::open(to);
    ASSERT_TRUE(copy);
    ASSERT_EQ(copy->fileBytes().size(), file->fileBytes().size());
    EXPECT_TRUE(
        std::equal(copy->fileBytes().begin(), copy->fileBytes().end(), file->fileBytes().begin()));
}

TEST(Bfloat16, RoundsToNearestEven)
{
    for (unsigned bits = 0; bits <= 0xFFFF; ++bits) {
        const auto b = static_cast<std::uint16_t>(bits);
        const float value = bfloat16ToFloat(b);
        if (!std::isnan(value)) {
            ASSERT_EQ(floatToBfloat16(value), b);
        }
    }
    EXPECT_EQ(floatToBfloat16(std::bit_cast<float>(0x3F808000u)), 0x3F80); // tie to even
    EXPECT_EQ(floatToBfloat16(std::bit_cast<float>(0x3F818000u)), 0x3F82);
    EXPECT_EQ(floatToBfloat16(std::bit_cast<float>(0x3F808001u)), 0x3F81);
    EXPECT_EQ(floatToBfloat16(3.4e38f), 0x7F80);
    EXPECT_TRUE(std::isnan(bfloat16ToFloat(floatToBfloat16(std::nanf("")))));
}

TEST(Float16, RoundsToNearestEven)
{
    for (unsigned bits = 0; bits <= 0xFFFF; ++bits) {
        const auto h = static_cast<std::uint16_t>(bits);
        const float value = float16ToFloat(h);
        if (!std::isnan(value)) {
            ASSERT_EQ(floatToFloat16(value), h) << bits;
        }
    }
    EXPECT_EQ(float16ToFloat(0x3C00), 1.0f);
    EXPECT_EQ(float16ToFloat(0x0001), 0x1.0p-24f);
    EXPECT_EQ(floatToFloat16(65519.0f), 0x7BFF);
    EXPECT_EQ(floatToFloat16(65520.0f), 0x7C00);
    EXPECT_EQ(floatToFloat16(0x1.0p-25f), 0x0000);        // tie to even
    EXPECT_EQ(floatToFloat16(0x1.8p-24f), 0x0002);        // tie to even
    EXPECT_EQ(floatToFloat16(1.0f + 0x1.0p-11f), 0x3C00); // tie to even
    EXPECT_TRUE(std::isnan(float16ToFloat(floatToFloat16(std::nanf("")))));
}

} // namespace
} // namespace mesewright
