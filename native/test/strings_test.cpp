// SPDX-License-Identifier: Apache-2.0
// Names from Java: what is passed on is exactly what the Java string says, or a code; never a look-alike, never a part.
#include <doctest/doctest.h>

#include <string>

#include "fake_jvm.h"
#include "jni/strings.h"

using winnet4j::jni::AnsiName;
using winnet4j::jni::kMaxName;
using winnet4j::jni::ShortName;
using winnet4j::jni::toAnsi;
using winnet4j::jni::WideName;
using winnet4j::jni::WideText;
using winnet4j::test::FakeJvm;

namespace {

struct Converted {
    DWORD error;
    std::string bytes;
};

Converted convert(UINT codePage, const std::wstring& text) {
    char bytes[64];
    const DWORD error = toAnsi(codePage, text.c_str(), static_cast<int>(text.size()), bytes, sizeof bytes - 1);
    return {error, bytes};
}

}  // namespace

TEST_SUITE("strings") {
    TEST_CASE("a name arrives unit by unit, with a NUL at its end") {
        FakeJvm jvm;
        jvm.text = u"\\\\server\\sh\u00e4re \u30c6\u30b9\u30c8 \U0001F4C1";
        const WideName name(jvm.env(), jvm.string(), jvm.length());
        CHECK(name.error() == ERROR_SUCCESS);
        CHECK(std::wstring(name.get()) == reinterpret_cast<const wchar_t*>(jvm.text.c_str()));
        CHECK_FALSE(name.ascii());
    }

    TEST_CASE("null, a NUL inside and a name over the limit are refused") {
        FakeJvm jvm;
        CHECK(WideName(jvm.env(), nullptr, jvm.length()).error() == ERROR_INVALID_PARAMETER);
        CHECK(AnsiName(jvm.env(), nullptr, jvm.length()).error() == ERROR_INVALID_PARAMETER);
        jvm.text = std::u16string(u"Z:\0evil", 7);
        CHECK(WideName(jvm.env(), jvm.string(), jvm.length()).error() == ERROR_INVALID_NAME);
        CHECK(AnsiName(jvm.env(), jvm.string(), jvm.length()).error() == ERROR_INVALID_NAME);
        jvm.text.assign(kMaxName, u'x');
        CHECK(WideName(jvm.env(), jvm.string(), jvm.length()).error() == ERROR_SUCCESS);
        CHECK(std::string(AnsiName(jvm.env(), jvm.string(), jvm.length()).get()) == std::string(kMaxName, 'x'));
        jvm.text.push_back(u'x');
        CHECK(WideName(jvm.env(), jvm.string(), jvm.length()).error() == ERROR_FILENAME_EXCED_RANGE);
        CHECK(AnsiName(jvm.env(), jvm.string(), jvm.length()).error() == ERROR_FILENAME_EXCED_RANGE);
    }

    TEST_CASE("text has any length, and null is a null pointer") {
        FakeJvm jvm;
        for (const std::size_t length : {0, 1, 255, 256, 257, 5000}) {
            jvm.text.assign(length, u'\u00e4');
            const WideText text(jvm.env(), jvm.string());
            CHECK(text.errorOrMissing() == ERROR_SUCCESS);
            CHECK(std::wstring(text.get()) == std::wstring(length, L'\u00e4'));
        }
        const WideText none(jvm.env(), nullptr);
        CHECK(none.get() == nullptr);
        CHECK(none.error() == ERROR_SUCCESS);
        CHECK(none.errorOrMissing() == ERROR_INVALID_PARAMETER);
        jvm.text = std::u16string(u"<a>\0</a>", 8);
        CHECK(WideText(jvm.env(), jvm.string()).error() == ERROR_INVALID_NAME);
    }

    TEST_CASE("text out of an array has the given length, or is nothing where the array is shorter") {
        FakeJvm jvm;
        jvm.text = std::u16string(300, u'\u00e4');
        for (const jint length : {0, 1, 256, 257, 300}) {
            const WideText text(jvm.env(), jvm.chars(), length);
            CHECK(text.errorOrMissing() == ERROR_SUCCESS);
            CHECK(std::wstring(text.get()) == std::wstring(static_cast<std::size_t>(length), L'\u00e4'));
        }
        CHECK(WideText(jvm.env(), jvm.chars(), 301).error() == ERROR_INVALID_PARAMETER);
        CHECK(WideText(jvm.env(), jvm.chars(), -1).error() == ERROR_INVALID_PARAMETER);
        CHECK(WideText(jvm.env(), nullptr, 5).errorOrMissing() == ERROR_INVALID_PARAMETER);
        jvm.text[200] = u'\0';
        CHECK(WideText(jvm.env(), jvm.chars(), 300).error() == ERROR_INVALID_NAME);
        CHECK(WideText(jvm.env(), jvm.chars(), 200).error() == ERROR_SUCCESS);
    }

    TEST_CASE("a length that isn't the string's is refused, and nothing of the buffer is passed on") {
        FakeJvm jvm;
        jvm.text = u"Q:";
        CHECK(WideName(jvm.env(), jvm.string(), 3).error() == ERROR_INVALID_NAME);
        CHECK(jvm.pending == "java/lang/StringIndexOutOfBoundsException");
        jvm.pending.clear();
        CHECK(AnsiName(jvm.env(), jvm.string(), kMaxName).error() == ERROR_INVALID_NAME);
        jvm.pending.clear();
        CHECK(WideName(jvm.env(), jvm.string(), -1).error() == ERROR_INVALID_PARAMETER);
        CHECK(std::wstring(WideName(jvm.env(), jvm.string(), 1).get()) == L"Q");
    }

    TEST_CASE("a short name comes in a register") {
        CHECK(std::string(AnsiName(ShortName{0x3A5A}).get()) == "Z:");
        CHECK(std::wstring(WideName(ShortName{0x3A5A}).get()) == L"Z:");
        CHECK(std::string(AnsiName(ShortName{0x3837363534333231}).get()) == "12345678");
        CHECK(std::wstring(WideName(ShortName{0x3837363534333231}).get()) == L"12345678");
        CHECK(WideName(ShortName{0x3A5A}).length() == 2);
        CHECK(std::wstring(WideName(ShortName{-1}).get()) == std::wstring(8, L'\x7f'));  // no Java does that
        CHECK(std::string(AnsiName(ShortName{0}).get()).empty());
    }

    TEST_CASE("an empty name is a name") {
        FakeJvm jvm;
        CHECK(std::string(AnsiName(jvm.env(), jvm.string(), jvm.length()).get()).empty());
        CHECK(AnsiName(jvm.env(), jvm.string(), jvm.length()).error() == ERROR_SUCCESS);
    }

    TEST_CASE("a name that fails leaves an empty string, not half a name") {
        FakeJvm jvm;
        jvm.text = u"abc\u30c6";
        const AnsiName name(jvm.env(), jvm.string(), jvm.length());
        if (name.error() != ERROR_SUCCESS) {  // it has a code page without Japanese
            CHECK(name.error() == ERROR_NO_UNICODE_TRANSLATION);
            CHECK(std::string(name.get()).empty());
        }
    }

    TEST_CASE("what the code page holds is converted") {
        CHECK(convert(1252, L"\u00e4\u20ac").bytes == "\xe4\x80");
        CHECK(convert(932, L"\u30c6").bytes == "\x83\x65");
        CHECK(convert(CP_UTF8, L"\u00e4\u30c6").bytes == "\xc3\xa4\xe3\x83\x86");
    }

    TEST_CASE("no best fit: a look-alike is not the name") {
        // Windows would turn the fullwidth letter into A, the infinity sign into 8, the macron letter into a.
        for (const wchar_t* text : {L"\uff21", L"\u221e", L"\u0101", L"\u30c6", L"\u2216"}) {
            CHECK(convert(1252, text).error == ERROR_NO_UNICODE_TRANSLATION);
            CHECK(convert(1252, text).bytes.empty());
        }
    }

    TEST_CASE("a lone surrogate can't be held by any code page") {
        const std::wstring lone(1, static_cast<wchar_t>(0xD800));
        CHECK(convert(1252, lone).error == ERROR_NO_UNICODE_TRANSLATION);
        CHECK(convert(CP_UTF8, lone).error == ERROR_NO_UNICODE_TRANSLATION);
    }
}
