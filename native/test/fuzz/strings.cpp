// SPDX-License-Identifier: Apache-2.0
// Names and texts on their way from Java to Windows and back: what is passed on is exactly what the string says, in
// UTF-16 and in the code page, or a code says why not. The model encodes by C++'s own converter.
#include "jni/strings.h"

#include <codecvt>
#include <locale>
#include <optional>

#include "fake_jvm.h"
#include "simulator/core/call.h"
#include "target.h"
#include "state.h"

namespace winnet4j::fuzz {
namespace {

using jni::AnsiName;
using jni::WideName;
using jni::WideText;

constexpr UINT kWestern = 1252;

/** Nothing for a text with half a character. */
std::optional<std::string> utf8Of(const std::u16string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool high = text[i] >= 0xD800 && text[i] <= 0xDBFF, low = text[i] >= 0xDC00 && text[i] <= 0xDFFF;
        if (low || (high && (i + 1 == text.size() || text[i + 1] < 0xDC00 || text[i + 1] > 0xDFFF))) {
            return std::nullopt;
        }
        i += high ? 1 : 0;
    }
    std::wstring_convert<std::codecvt_utf8_utf16<char16_t>, char16_t> converter;
    return converter.to_bytes(text);
}

std::optional<std::string> westernOf(const std::u16string& text) {
    std::string bytes;
    for (const char16_t unit : text) {
        if (unit > 0xFF) {
            return std::nullopt;
        }
        bytes += static_cast<char>(unit);
    }
    return bytes;
}

bool same(const wchar_t* units, const std::u16string& text) {
    return std::memcmp(units, text.c_str(), (text.size() + 1) * sizeof *units) == 0;
}

void names(test::FakeJvm& jvm, jint length, DWORD expected) {
    const WideName name(jvm.env(), jvm.string(), length);
    require(name.error() == expected, "a name is taken, or refused with the code of its reason");
    if (expected == ERROR_SUCCESS) {
        require(same(name.get(), jvm.text) && name.length() == length, "a name arrives unit by unit");
    }
    for (const UINT page : {static_cast<UINT>(CP_UTF8), kWestern}) {
        test::ansiCodePage = page;
        jvm.pending.clear();
        const AnsiName ansi(jvm.env(), jvm.string(), length);
        if (expected != ERROR_SUCCESS) {
            require(ansi.error() == expected && *ansi.get() == '\0', "refused for the same reason");
            continue;
        }
        const auto bytes = page == CP_UTF8 ? utf8Of(jvm.text) : westernOf(jvm.text);
        require(ansi.error() == (bytes ? ERROR_SUCCESS : ERROR_NO_UNICODE_TRANSLATION),
                "what the code page can't hold is refused");
        require(bytes.value_or("") == ansi.get(), "what it can hold arrives exactly");
    }
    test::ansiCodePage = CP_UTF8;
    require(jvm.breaches == 0, "no call of JNI while an exception is pending");
    if (!jvm.pending.empty()) {
        require(expected != ERROR_SUCCESS, "an exception goes with a code");
        jvm.pending.clear();
    }
}

void texts(test::FakeJvm& jvm, bool inside) {
    const WideText text(jvm.env(), jvm.string());
    const auto fewer = static_cast<jint>(jvm.text.size() / 2);
    const WideText array(jvm.env(), jvm.chars(), fewer);
    require(text.error() == (inside ? ERROR_INVALID_NAME : ERROR_SUCCESS), "a text is refused for a NUL inside alone");
    if (!inside) {
        require(same(text.get(), jvm.text), "a text arrives unit by unit");
        require(
            array.error() == ERROR_SUCCESS && same(array.get(), jvm.text.substr(0, static_cast<std::size_t>(fewer))),
            "the first of an array arrive");
    }
    require(WideText(jvm.env(), jvm.chars(), jvm.length() + 1).error() == ERROR_INVALID_PARAMETER, "too few");
}

void shortNames(jlong bytes) {
    char all[9] = {};
    for (int i = 0; i < 8; ++i) {
        all[i] = static_cast<char>(bytes >> 8 * i & 0x7F);
    }
    jlong given;
    std::memcpy(&given, all, sizeof given);
    // Java gives no NUL in front of a character.
    if (std::strlen(all) == 8 || given >> 8 * std::strlen(all) == 0) {
        const WideName wide(jni::ShortName{given});
        const AnsiName ansi(jni::ShortName{given});
        require(std::string(all) == ansi.get() && std::strlen(all) == static_cast<std::size_t>(wide.length()), "short");
        require(std::equal(all, all + wide.length() + 1, wide.get()), "a short name arrives in both forms");
    }
}

/** The simulator's own conversions, which scripts and SSIDs go through. */
void simulator(const std::u16string& text, const std::string& bytes) {
    const auto expected = utf8Of(text);
    const std::wstring units(text.begin(), text.end());
    if (expected && text.find(u'\0') == text.npos) {
        require(sim::utf8(units.c_str()) == *expected, "to UTF-8");
        require(sim::wide(*expected) == units, "and back");
    }
    // Whatever the bytes are: once more there and back changes nothing any more.
    const std::wstring read = sim::wide(bytes);
    require(sim::wide(sim::utf8(read.c_str())) == read, "what was read is UTF-16 that can be written");
}

}  // namespace
}  // namespace winnet4j::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace winnet4j::fuzz;
    Input input(data, size);
    winnet4j::test::FakeJvm jvm;
    const auto how = input.below(4);
    shortNames(input.take<jlong>());
    const std::string bytes(input.takeBytes(input.take()));
    jvm.text = input.restUnits();
    if (how == 1) {
        jvm.text.resize(jvm.text.size() + 1000, u'x');  // about the longest name
    }
    const bool inside = jvm.text.find(u'\0') != jvm.text.npos;
    const bool longer = jvm.text.size() > static_cast<std::size_t>(winnet4j::jni::kMaxName);
    simulator(jvm.text, bytes);
    texts(jvm, inside);
    names(jvm, jvm.length(), longer ? ERROR_FILENAME_EXCED_RANGE : inside ? ERROR_INVALID_NAME : ERROR_SUCCESS);
    names(jvm, -1, ERROR_INVALID_PARAMETER);
    if (!longer && jvm.text.size() < static_cast<std::size_t>(winnet4j::jni::kMaxName)) {
        names(jvm, jvm.length() + 1, ERROR_INVALID_NAME);
    }
    return 0;
}
