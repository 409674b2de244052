// SPDX-License-Identifier: Apache-2.0
// What stands between Java's arrays and Windows' structures, with arrays of any length and blocks of any content: no
// byte is read or written beyond them, a pointer becomes where it points to or 0, a text ends at its NUL, and an array
// that can't take what is asked for is refused before the call.
#include "glue/bytes.h"
#include "glue/wlan.h"
#include "glue/wnet.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "state.h"
#include "target.h"

namespace {
int blocksGivenBack = 0;
}

extern "C" VOID WINAPI WlanFreeMemory(PVOID block) {
    std::free(block);
    ++blocksGivenBack;
}

namespace winnet4j::fuzz {
namespace {

/** An array or a string of Java. */
struct Array {
    std::size_t element = 1;
    std::vector<unsigned char> bytes;

    jsize length() const { return static_cast<jsize>(bytes.size() / element); }
    template <typename Type> Type as() { return reinterpret_cast<Type>(this); }
};

/** The functions of JNI that the glue needs for arrays; each holds its caller to the array's bounds. */
class Arrays {
  public:
    Arrays() {
        functions_.GetArrayLength = [](JNIEnv*, jarray array) { return of(array).length(); };
        functions_.GetStringLength = [](JNIEnv*, jstring text) { return of(text).length(); };
        functions_.GetByteArrayRegion = [](JNIEnv*, jbyteArray from, jsize start, jsize count, jbyte* to) {
            get(of(from), start, count, to);
        };
        functions_.GetCharArrayRegion = [](JNIEnv*, jcharArray from, jsize start, jsize count, jchar* to) {
            get(of(from), start, count, to);
        };
        functions_.GetStringRegion = [](JNIEnv*, jstring from, jsize start, jsize count, jchar* to) {
            get(of(from), start, count, to);
        };
        functions_.GetIntArrayRegion = [](JNIEnv*, jintArray from, jsize start, jsize count, jint* to) {
            get(of(from), start, count, to);
        };
        functions_.SetByteArrayRegion = [](JNIEnv*, jbyteArray to, jsize start, jsize count, const jbyte* from) {
            set(of(to), start, count, from);
        };
        functions_.SetCharArrayRegion = [](JNIEnv*, jcharArray to, jsize start, jsize count, const jchar* from) {
            set(of(to), start, count, from);
        };
        functions_.SetIntArrayRegion = [](JNIEnv*, jintArray to, jsize start, jsize count, const jint* from) {
            set(of(to), start, count, from);
        };
        functions_.ExceptionCheck = [](JNIEnv*) -> jboolean { return JNI_FALSE; };
        env_.functions = &functions_;
    }
    JNIEnv* env() { return &env_; }

  private:
    static Array& of(jobject array) { return *reinterpret_cast<Array*>(array); }
    template <typename Element> static unsigned char* at(Array& array, jsize start, jsize count) {
        require(array.element == sizeof(Element), "an array of that kind");
        require(start >= 0 && count >= 0 && count <= array.length() - start, "within the array");
        return array.bytes.data() + static_cast<std::size_t>(start) * sizeof(Element);
    }
    template <typename Element> static void get(Array& from, jsize start, jsize count, Element* to) {
        const unsigned char* first = at<Element>(from, start, count);
        std::copy_n(first, static_cast<std::size_t>(count) * sizeof(Element), reinterpret_cast<unsigned char*>(to));
    }
    template <typename Element> static void set(Array& to, jsize start, jsize count, const Element* from) {
        unsigned char* first = at<Element>(to, start, count);
        std::copy_n(reinterpret_cast<const unsigned char*>(from), static_cast<std::size_t>(count) * sizeof(Element),
                    first);
    }

    JNINativeInterface_ functions_{};
    JNIEnv env_{};
};

class Tries {
  public:
    explicit Tries(Input& input) : input_(input) {}

    void one() {
        switch (input_.below(8)) {
            case 0:
                bytes();
                break;
            case 1:
                resources<NETRESOURCEA>();
                break;
            case 2:
                resources<NETRESOURCEW>();
                break;
            case 3:
                text<glue::Ansi>();
                break;
            case 4:
                text<glue::Wide>();
                break;
            case 5:
                counted();
                break;
            case 6:
                list();
                break;
            default:
                secret<glue::Wide>();
                secret<glue::Ansi>();
        }
    }

  private:
    /** Often small, sometimes beyond what fits on the stack. */
    std::size_t size() { return input_.below(3) == 0 ? input_.take<std::uint16_t>() % 3000 : input_.below(90); }
    Array array(std::size_t element, std::size_t length) {
        Array made{element, {}};
        const std::string_view given = input_.takeBytes(std::min<std::size_t>(element * length, 200));
        made.bytes.assign(given.begin(), given.end());
        made.bytes.resize(element * length, 0xA5);
        return made;
    }
    /** A number as callers pass one: mostly about as large as what there is. */
    jint about(std::size_t length) {
        return input_.below(3) == 0 ? input_.take<jint>()
                                    : static_cast<jint>(length) - 2 + static_cast<jint>(input_.below(5));
    }
    static Array number(jint value) {
        Array made{sizeof value, std::vector<unsigned char>(sizeof value)};
        std::memcpy(made.bytes.data(), &value, sizeof value);
        return made;
    }
    static jint valueOf(const Array& number) {
        jint value = 0;
        std::memcpy(&value, number.bytes.data(), sizeof value);
        return value;
    }

    void bytes() {
        const Array kept = array(1, size());
        Array given = kept;
        const bool none = input_.below(6) == 0;
        const jint count = about(kept.bytes.size());
        const glue::Bytes copy(jni_.env(), none ? nullptr : given.as<jbyteArray>(), count);
        const bool good = none ? count == 0 : count >= 0 && count <= kept.length();
        require(copy.error() == (good ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER), "as many bytes as there are");
        require((copy.get() != nullptr) == (good && !none), "a copy, or a null pointer");
        if (copy.get() != nullptr) {
            require(copy.size() == count && std::equal(copy.get(), copy.get() + count, kept.bytes.begin()), "the copy");
            require(reinterpret_cast<std::uintptr_t>(copy.get()) % 16 == 0, "aligned as structures are");
            std::fill_n(copy.get(), count, BYTE{0x11});
            copy.copyTo(jni_.env(), given.as<jbyteArray>());
            require(std::count(given.bytes.begin(), given.bytes.begin() + count, 0x11) == count &&
                        std::equal(given.bytes.begin() + count, given.bytes.end(), kept.bytes.begin() + count),
                    "what comes back, and no more");
        }
        Array sixteen = array(1, input_.below(20));
        const glue::Guid guid(jni_.env(), sixteen.as<jbyteArray>());
        require(static_cast<bool>(guid) == (sixteen.length() >= 16), "a GUID has 16 bytes");
        require(!guid || std::memcmp(guid.get(), sixteen.bytes.data(), 16) == 0, "and these");
    }

    /** A block as Windows fills it: structures, pointers into it and astray, and anything behind. */
    template <typename Resource> void resources() {
        Array out = array(1, size());
        const jint room = about(out.bytes.size());
        Array sizes = number(room);
        const bool good = room >= 0 && room <= out.length();
        const glue::Block block(jni_.env(), out.as<jbyteArray>(), sizes.as<jintArray>());
        require((block.error() == ERROR_SUCCESS) == good, "a block needs the room that it says it has");
        if (!good) {
            return;
        }
        const auto count = input_.take<DWORD>() % 40;
        const auto most = static_cast<DWORD>(static_cast<std::size_t>(room) / sizeof(Resource));
        require(block.template atMost<Resource>(count) == std::min(count, most), "no more structures than fit");
        std::vector<unsigned char> expected(block.get(), block.get() + room);
        for (DWORD i = 0; i < std::min(count, most); ++i) {
            for (const std::size_t field : {offsetof(Resource, lpLocalName), offsetof(Resource, lpRemoteName),
                                            offsetof(Resource, lpComment), offsetof(Resource, lpProvider)}) {
                const auto distance =
                    input_.below(4) == 0 ? input_.take<std::int64_t>() : std::int64_t{input_.take<std::int16_t>()};
                const std::uint64_t address =
                    input_.below(5) == 0 ? 0 : reinterpret_cast<std::uintptr_t>(block.get()) + distance;
                std::memcpy(block.get() + i * sizeof(Resource) + field, &address, sizeof address);
                const bool inside = address != 0 && distance >= 0 && distance < room;
                const std::uint64_t offset = inside ? static_cast<std::uint64_t>(distance) : 0;
                std::memcpy(expected.data() + i * sizeof(Resource) + field, &offset, sizeof offset);
            }
        }
        block.template relocateResources<Resource>(count);
        require(std::equal(expected.begin(), expected.end(), block.get()), "where a pointer points to, or 0");
        const DWORD code = std::array{DWORD{ERROR_SUCCESS}, DWORD{ERROR_MORE_DATA}, DWORD{5}}[input_.below(3)];
        glue::Block& written = const_cast<glue::Block&>(block);
        *written.size() = 77;
        const std::vector<unsigned char> before = out.bytes;
        require(block.answer(code) == static_cast<jint>(code), "the answer is Windows'");
        require(valueOf(sizes) == (code == 5 ? room : 77), "the size, unless the call failed");
        require(code == ERROR_SUCCESS ? std::equal(expected.begin(), expected.end(), out.bytes.begin())
                                      : out.bytes == before,
                "the block after success alone");
    }

    template <typename Form> void text() {
        using Unit = typename Form::Unit;
        Array out = array(sizeof(Unit), size());
        const jint room = about(static_cast<std::size_t>(out.length()));
        Array sizes = number(room);
        const bool noText = input_.below(6) == 0, noSize = input_.below(6) == 0;
        glue::TextOut<Form> there(jni_.env(), noText ? nullptr : out.as<typename Form::Array>(),
                                  noSize ? nullptr : sizes.as<jintArray>());
        const bool good = noText ? noSize : !noSize && room >= 0 && room <= out.length();
        require(there.error() == (good ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER), "both or none, and room enough");
        require(!noText || !noSize || there.errorOrMissing() == ERROR_INVALID_PARAMETER, "missing where it must be");
        if (!good || noText) {
            require(there.size() == nullptr || !good, "no size for no text");
            return;
        }
        const Array kept = out;
        std::vector<Unit> units(static_cast<std::size_t>(room));
        for (Unit& unit : units) {
            unit = static_cast<Unit>(input_.below(12) == 0 ? 0 : 1 + input_.below(90));
        }
        std::copy(units.begin(), units.end(), there.text());
        *there.size() = 99;
        const DWORD code = std::array{DWORD{ERROR_SUCCESS}, DWORD{ERROR_MORE_DATA}, DWORD{5}}[input_.below(3)];
        require(there.answer(code) == static_cast<jint>(code), "the answer is Windows'");
        require(valueOf(sizes) == (code == 5 ? room : 99), "the size, unless the call failed");
        const auto end = std::find(units.begin(), units.end(), Unit{0});
        const std::size_t all =
            code != ERROR_SUCCESS ? 0 : static_cast<std::size_t>(end - units.begin()) + (end == units.end() ? 0 : 1);
        const auto* text = reinterpret_cast<const unsigned char*>(units.data());
        require(std::equal(text, text + all * sizeof(Unit), out.bytes.begin()), "the text with its NUL");
        require(std::equal(out.bytes.begin() + static_cast<std::ptrdiff_t>(all * sizeof(Unit)), out.bytes.end(),
                           kept.bytes.begin() + static_cast<std::ptrdiff_t>(all * sizeof(Unit))),
                "and no more");
    }

    void counted() {
        Array given = array(1, size());
        const bool none = input_.below(6) == 0;
        const glue::Bytes copy(jni_.env(), none ? nullptr : given.as<jbyteArray>());
        const std::size_t header = sizeof(DWORD) + input_.below(20), item = 1 + input_.below(40);
        const std::size_t countAt = input_.below(static_cast<std::uint32_t>(header - sizeof(DWORD) + 1));
        bool expected = none;
        if (!none && given.bytes.size() >= header) {
            DWORD count = 0;
            std::memcpy(&count, given.bytes.data() + countAt, sizeof count);
            expected = header + std::uint64_t{count} * item <= given.bytes.size();
        }
        require(glue::complete(copy, countAt, header, item) == expected, "all the items that it says it has");
    }

    void list() {
        struct List {
            DWORD dwNumberOfItems;
            DWORD dwIndex;
        };
        using Item = std::uint64_t;
        const bool none = input_.below(6) == 0;
        const std::size_t count = input_.below(30);
        const std::size_t all = none ? 0 : sizeof(List) + count * sizeof(Item);
        const int before = blocksGivenBack;
        {
            glue::WlanBlock<List> block;
            if (!none) {
                *block.out() = static_cast<List*>(std::malloc(all));
                std::memset(block.get(), 0x3C, all);
                block->dwNumberOfItems = static_cast<DWORD>(count);
            }
            Array out = array(1, size());
            const Array kept = out;
            const jint code = all <= out.bytes.size() ? ERROR_SUCCESS : ERROR_MORE_DATA;
            jint told = 0;
            if (input_.yes()) {
                Array sizes = number(-1);
                require(glue::copyList<Item>(jni_.env(), block, sizeof(List), out.as<jbyteArray>(),
                                             sizes.as<jintArray>()) == code,
                        "success, or more than fits");
                told = valueOf(sizes);
            } else {
                const jlong answer =
                    glue::copyList<Item>(jni_.env(), block, sizeof(List), out.as<jbyteArray>(), out.length());
                require(static_cast<jint>(answer) == code, "success, or more than fits");
                told = static_cast<jint>(answer >> 32);
            }
            require(told == static_cast<jint>(all), "how much there is in all");
            const std::size_t came = std::min(all, out.bytes.size());
            const auto* there = reinterpret_cast<const unsigned char*>(block.get());
            require(std::equal(there, there + came, out.bytes.begin()), "as much as fits");
            require(std::equal(out.bytes.begin() + static_cast<std::ptrdiff_t>(came), out.bytes.end(),
                               kept.bytes.begin() + static_cast<std::ptrdiff_t>(came)),
                    "and no more");
        }
        require(blocksGivenBack == before + (none ? 0 : 1), "a block is given back once");
    }

    template <typename Form> void secret() {
        Array given =
            array(sizeof(jchar), input_.below(4) == 0 ? jni::kMaxName - 2 + input_.below(5) : input_.below(60));
        const bool none = input_.below(6) == 0;
        test::ansiCodePage = CP_UTF8;
        const glue::Secret<Form> secret(jni_.env(), none ? nullptr : given.as<jcharArray>());
        std::u16string text(static_cast<std::size_t>(given.length()), u'\0');
        std::copy(given.bytes.begin(), given.bytes.end(), reinterpret_cast<unsigned char*>(text.data()));
        if (none) {
            require(secret.error() == ERROR_SUCCESS && secret.get() == nullptr, "none is none");
        } else if (given.length() > jni::kMaxName) {
            require(secret.error() == ERROR_FILENAME_EXCED_RANGE, "longer than any");
        } else if (text.find(u'\0') != text.npos) {
            require(secret.error() == ERROR_INVALID_NAME, "a NUL inside would cut it");
        } else if (secret.error() == ERROR_SUCCESS) {
            std::size_t length = 0;
            while (secret.get()[length] != 0) {
                ++length;
            }
            require(length >= text.size() && length <= 3 * text.size(), "all of it");
            if constexpr (sizeof(typename Form::Unit) == sizeof(char16_t)) {
                require(length == text.size() && std::equal(text.begin(), text.end(), secret.get()), "unit by unit");
            }
        } else {
            require(sizeof(typename Form::Unit) == 1 && secret.error() == ERROR_NO_UNICODE_TRANSLATION,
                    "only the code page refuses what is a text");
        }
    }

    Input& input_;
    Arrays jni_;
};

}  // namespace
}  // namespace winnet4j::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    winnet4j::fuzz::Input input(data, size);
    winnet4j::fuzz::Tries tries(input);
    for (int i = 0; i < 12 && !input.empty(); ++i) {
        tries.one();
    }
    return 0;
}
